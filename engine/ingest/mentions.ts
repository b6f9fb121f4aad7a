import { extractArtifacts } from '../artifact/extract.js';
import { recallArtifact, recallDerivations } from '../artifact/recalled.js';
import { templateOf } from '../artifact/template.js';
import type { Artifact, ArtifactKind, Mention, MentionOrigin } from '../model/artifact.js';
import { MENTION_ORIGINS } from '../model/artifact.js';
import type { ArtifactId } from '../model/ids.js';
import { compareText } from '../model/ids.js';
import type { ReportType } from '../model/report.js';
import { MAX_ARTIFACTS, MAX_NARRATIVE_LENGTH, MAX_VALUE_LENGTH, MAX_WORD_LENGTH } from './limits.js';
import { cleanName, cleanText, cut, slug } from './text.js';
import type { TraceReach } from './traces.js';
import type { Victim } from './victim.js';

export interface MentionInput {
  /** `artifacts` and `narrative` of the record, unchecked. */
  readonly artifacts: unknown;
  readonly narrative: unknown;
  readonly type: ReportType;
  readonly victim: Victim;
  readonly country: string | null;
}

export interface ReadMentions {
  /** Sorted by artifact id, one for each artifact. */
  readonly mentions: readonly Mention[];
  readonly unknownKinds: number;
  readonly badArtifacts: number;
  readonly victimsOwn: number;
  readonly overLimit: number;
}

/**
 * All artifacts of a report: those that it names, those in its text, and what follows from either. Where there are too
 * many, the named ones stay before those of the text, and these before derived ones, each in the order of their ids.
 */
export function readMentions(input: MentionInput): ReadMentions {
  const collected = new Collected(input);
  collected.nameAll(input.artifacts);
  collected.findIn(input.narrative);
  collected.deriveFrom(collected.keepStrongest());
  const entries = collected.keepStrongest();
  const mentions = entries
    .map((entry) => mentionOf(entry, collected))
    .sort((a, b) => compareText(a.artifact.id, b.artifact.id));
  return { ...collected.counts, mentions, overLimit: collected.overLimit };
}

interface Entry {
  readonly artifact: Artifact;
  origin: MentionOrigin;
  /** The first by code point where it is named with several, so that the order of the list does not matter. */
  role: string | null;
  /** Null for the many that nothing derives. */
  parents: Set<ArtifactId> | null;
}

function mentionOf({ artifact, origin, role, parents }: Entry, kept: Collected): Mention {
  if (parents === null) return { artifact, origin, role, parents: NO_PARENTS };
  return { artifact, origin, role, parents: [...parents].filter((id) => kept.holds(id)).sort(compareText) };
}

const NO_PARENTS: readonly ArtifactId[] = [];

class Collected {
  readonly counts = { unknownKinds: 0, badArtifacts: 0, victimsOwn: 0 };
  overLimit = 0;
  readonly #input: MentionInput;
  readonly #entries = new Map<ArtifactId, Entry>();

  constructor(input: MentionInput) {
    this.#input = input;
  }

  holds(id: ArtifactId): boolean {
    return this.#entries.has(id);
  }

  nameAll(artifacts: unknown): void {
    if (artifacts === undefined || artifacts === null) return;
    if (!Array.isArray(artifacts)) this.counts.badArtifacts++;
    else for (const item of artifacts) this.#name(item);
  }

  findIn(narrative: unknown): void {
    const text = cleanText(narrative);
    if (text === null) return;
    const found = extractArtifacts(cut(text, MAX_NARRATIVE_LENGTH), { country: this.#input.country });
    for (const artifact of found) this.#add(artifact, 'text', null);
    this.#findTemplateIn(text);
  }

  /** Analysts describe what they share in sentences of their own that come again and again: only what they quote counts. */
  #findTemplateIn(text: string): void {
    const { victim, type } = this.#input;
    const told = victim.withoutName(cut(text, MAX_NARRATIVE_LENGTH));
    const template = templateOf(told, type === 'intelligence' ? 'quotes' : 'text');
    if (template !== null) this.#put(template, 'text', null, null);
  }

  deriveFrom(entries: readonly Entry[]): void {
    for (const { artifact } of entries)
      for (const { artifact: derived, parent } of recallDerivations(artifact))
        this.#put(derived, 'derived', null, parent);
  }

  /** At most `MAX_ARTIFACTS` entries, named before text before derived; the others are forgotten and counted. */
  keepStrongest(): readonly Entry[] {
    const entries = [...this.#entries.values()];
    if (entries.length <= MAX_ARTIFACTS) return entries;
    entries.sort((a, b) => originRank(a.origin) - originRank(b.origin) || compareText(a.artifact.id, b.artifact.id));
    const over = entries.splice(MAX_ARTIFACTS);
    for (const { artifact } of over) this.#entries.delete(artifact.id);
    this.overLimit += over.length;
    return entries;
  }

  #name(item: unknown): void {
    if (typeof item !== 'object' || item === null) {
      this.counts.badArtifacts++;
      return;
    }
    const record = item as Readonly<Record<string, unknown>>;
    const value = cleanName(record['value']);
    if (value === null) {
      this.counts.badArtifacts++;
      return;
    }
    const kind = cleanText(record['kind']) ?? '';
    const { artifact, fellBack } = recallArtifact(kind, cut(value, MAX_VALUE_LENGTH), this.#input.country);
    if (fellBack === 'unknown-kind') this.counts.unknownKinds++;
    if (fellBack === 'bad-value') this.counts.badArtifacts++;
    this.#add(artifact, 'named', this.#role(record['role']));
  }

  #role(value: unknown): string | null {
    const text = cleanText(value);
    return text === null || this.#input.victim.givenAwayBy(text) ? null : slug(text, MAX_WORD_LENGTH);
  }

  /** A victim's own address is no evidence. Inside a URL it hides the rest, so of that URL only the host is kept. */
  #add(artifact: Artifact, origin: MentionOrigin, role: string | null): void {
    const { victim } = this.#input;
    const own = victim.own.has(artifact.id);
    if (!own && !victim.givenAwayBy(artifact.shown, reachOf(artifact.kind))) {
      this.#put(artifact, origin, role, null);
      return;
    }
    this.counts.victimsOwn++;
    if (own) return;
    for (const { artifact: derived } of recallDerivations(artifact))
      if (!victim.own.has(derived.id) && !victim.givenAwayBy(derived.shown, reachOf(derived.kind)))
        this.#put(derived, origin, role, null);
  }

  #put(artifact: Artifact, origin: MentionOrigin, role: string | null, parent: ArtifactId | null): void {
    const known = this.#entries.get(artifact.id);
    if (known === undefined) {
      this.#entries.set(artifact.id, { artifact, origin, role, parents: parent === null ? null : new Set([parent]) });
      return;
    }
    if (parent !== null) (known.parents ??= new Set()).add(parent);
    if (originRank(origin) < originRank(known.origin)) known.origin = origin;
    if (role !== null && (known.role === null || compareText(role, known.role) < 0)) known.role = role;
  }
}

function originRank(origin: MentionOrigin): number {
  return MENTION_ORIGINS.indexOf(origin);
}

/** Kinds whose values can hold words of anyone's choosing, and so the name of a victim. */
function reachOf(kind: ArtifactKind): TraceReach {
  return kind === 'url' || kind === 'handle' || kind === 'other' ? 'text' : 'value';
}
