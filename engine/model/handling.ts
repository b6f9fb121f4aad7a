/** Traffic Light Protocol 2.0 (FIRST); `white` of the first edition is read as `clear`. */
export const TLP_LEVELS = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const;
export type Tlp = (typeof TLP_LEVELS)[number];

/** Who may be shown a report. */
export interface Handling {
  readonly tlp: Tlp | null;
  /** Names of organisations that the contributor allowed, sorted. */
  readonly releasableTo: readonly string[];
}

/** Admiralty scale: how far the source (A-F) and the information (1-6) are trusted. */
export interface Reliability {
  readonly source: string | null;
  readonly information: number | null;
}
