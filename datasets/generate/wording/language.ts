/**
 * Phrases of a language. `{a|b}` stands for one of its alternatives, `{name}` for one of the slot's entries. A message is
 * a greeting, sentences of its scam and sentences that any scam may use; a story is what a victim tells.
 */
export interface Language {
  readonly greetings: readonly string[];
  /** Sentences by place in `SCAM_TYPES`; empty where the language has none of its own. */
  readonly ofScam: readonly (readonly string[])[];
  readonly ofAny: readonly string[];
  readonly stories: readonly string[];
  /** Who they said they were: the part of a story in which no two are alike. */
  readonly claims: readonly string[];
  /** Leads over to what the victim can name. */
  readonly naming: readonly string[];
  readonly slots: Readonly<Record<string, readonly string[]>>;
}
