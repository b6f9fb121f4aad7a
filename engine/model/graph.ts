/**
 * What travels from the store to detection: columns of numbers. Reports and artifacts are numbered from 0 in the order
 * of their ids, so the numbers, and everything computed from them, do not depend on the order of arrival.
 */

/** Columns of the reports, one entry each, in the order of report ids. */
export interface ReportColumns {
  readonly count: number;
  /** The store's own row key of each report, for writing results back. */
  readonly key: Float64Array;
  /** The 128 bits of the report id, four words each, big end first. */
  readonly idWords: Uint32Array;
  readonly day: Int32Array;
  readonly intelligence: Uint8Array;
  /** Places in `sources`, `countries` and `fraudTypes`; -1 where the report does not say. */
  readonly source: Int32Array;
  readonly country: Int32Array;
  readonly fraudType: Int32Array;
  readonly unreadableLosses: Uint16Array;
  /** Sorted by code point. */
  readonly sources: readonly string[];
  readonly countries: readonly string[];
  readonly fraudTypes: readonly string[];
}

/** Columns of the artifacts that at least one report mentions, in the order of kind code, then folded text. */
export interface ArtifactColumns {
  readonly count: number;
  readonly key: Float64Array;
  /** Place in `ARTIFACT_KINDS`. */
  readonly kind: Uint8Array;
  /** 0 where no benign list names the artifact, else 1 + its place in `lists`. */
  readonly listed: Uint16Array;
  readonly lists: readonly string[];
}

/** Who mentions what: `artifact[offsets[r] .. offsets[r + 1]]` are the artifacts of report r, ascending. */
export interface MentionColumns {
  readonly offsets: Int32Array;
  readonly artifact: Int32Array;
  /** Place in `MENTION_ORIGINS`. */
  readonly origin: Uint8Array;
}

/** Which artifact was derived from which: pairs, sorted by child, then parent, each once. */
export interface DerivationColumns {
  readonly child: Int32Array;
  readonly parent: Int32Array;
}

/** Losses, sorted by report, then by their place in the report. */
export interface LossColumns {
  readonly count: number;
  readonly report: Int32Array;
  /** Place in `LOSS_KINDS`. */
  readonly kind: Uint8Array;
  /** Place in `currencies`. */
  readonly currency: Uint16Array;
  /** Safe integers. */
  readonly minor: Float64Array;
  readonly day: Int32Array;
  readonly currencies: readonly string[];
}

/**
 * Tokens of victims: report, field and the token's number; sorted by report, then field. Tokens are numbered in the
 * order in which this list first names them, so that no result is ordered by a pseudonym.
 */
export interface VictimColumns {
  readonly report: Int32Array;
  /** Place in `VICTIM_FIELDS`. */
  readonly field: Uint8Array;
  readonly token: Int32Array;
  readonly tokens: number;
}

/** Everything a run reads, at one point in time. */
export interface Evidence {
  readonly reports: ReportColumns;
  readonly artifacts: ArtifactColumns;
  readonly mentions: MentionColumns;
  readonly derivations: DerivationColumns;
  readonly losses: LossColumns;
  readonly victims: VictimColumns;
}

/** Why an artifact's mentions are not links, in the order of their codes. */
export const SET_ASIDE_REASONS = [
  'links', // 0: it does link
  'single-use', // one report alone mentions it in this spell
  'kind-never-links', // card-bin, other
  'listed', // a benign list names it
  'derived-once', // derived from one parent only: the same piece of evidence twice
  'hub', // the measured hub test
] as const;
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];

/**
 * The graph detection runs on: bipartite, reports on one side, spells (unbroken stretches of use of an artifact) on the
 * other. Both directions are stored; an edge stands once in each.
 */
export interface EvidenceGraph {
  readonly reports: number;
  readonly spells: number;
  readonly edges: number;
  /** Spells of report r, ascending: `reportSpells[reportOffsets[r] .. reportOffsets[r + 1]]`. */
  readonly reportOffsets: Int32Array;
  readonly reportSpells: Int32Array;
  /** Reports of spell s, ascending. */
  readonly spellOffsets: Int32Array;
  readonly spellReports: Int32Array;
  /** Artifact number of each spell; the spells of an artifact are neighbours, in the order of time. */
  readonly spellArtifact: Int32Array;
  /** Place in `ARTIFACT_KINDS`. */
  readonly spellKind: Uint8Array;
  /** Prior of the spell's kind, 0..1. */
  readonly spellPrior: Float64Array;
  /** 1 where the hub test may not drop the spell (IPs, templates, role addresses). */
  readonly spellProtected: Uint8Array;
  /** Distinct hosts below the spell's artifact per report that mentions it (`graph/fan-out`); absent: taken as 0. */
  readonly spellFanOut?: Float64Array;
  /** Per artifact: place in `SET_ASIDE_REASONS`; `links` if at least one of its spells is in the graph. */
  readonly setAside: Uint8Array;
  readonly columns: DetectionColumns;
}

/** Units of a log amount per natural logarithm. Whole units make adding and taking away exact, in any order. */
export const LOG_AMOUNT_UNITS = 65536;

/** What detection may know of a report beside its links. */
export interface DetectionColumns {
  /** The 128 bits of the report id (see `ReportColumns`): seeds and orders derive from them. */
  readonly idWords: Uint32Array;
  /** `NO_DAY` where the report has no date. */
  readonly day: Int32Array;
  /** Bit k is set if the report mentions an artifact type with flag k (hubs count too). */
  readonly flags: Uint16Array;
  /** Natural logarithm of the report's lost amount in USD, times `LOG_AMOUNT_UNITS`; -1 where there is none. */
  readonly logAmount: Int32Array;
  /** Place in the list of fraud types that have a flag of their own, or -1. */
  readonly category: Int8Array;
  /** True where no victim reports at all: days then tell when a feed was written, and do not speak against a join. */
  readonly intelligenceOnly?: boolean;
}
