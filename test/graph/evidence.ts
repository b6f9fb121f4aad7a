import type { ArtifactKind, KindTraits, MentionOrigin } from '../../engine/model/artifact.js';
import { ARTIFACT_KINDS, MENTION_ORIGINS } from '../../engine/model/artifact.js';
import { NO_DAY } from '../../engine/model/day.js';
import type { Evidence, EvidenceGraph } from '../../engine/model/graph.js';
import { compareText } from '../../engine/model/ids.js';
import { buildGraph } from '../../engine/graph/build.js';
import type { GraphOptions } from '../../engine/graph/options.js';

/** A report for tests: its number is its place in the list, its id grows with it. */
export interface TestReport {
  readonly day?: number;
  readonly lostUsd?: number;
  readonly fraudType?: string;
  readonly intelligence?: boolean;
  readonly mentions: readonly (string | TestMention)[];
}

/** A mention as `kind:value` is one that the report names itself. */
export interface TestMention {
  readonly artifact: string;
  readonly origin: MentionOrigin;
  readonly parents?: readonly string[];
}

export interface TestOptions {
  readonly listed?: readonly string[];
  readonly protected?: readonly string[];
}

export interface TestEvidence {
  readonly evidence: Evidence;
  readonly options: GraphOptions;
  /** Artifact number of `kind:value`. */
  readonly number: (artifact: string) => number;
}

const PRIORS: Partial<Record<ArtifactKind, readonly [prior: number, gapDays: number, flag: number]>> = {
  email: [0.97, 120, 0],
  phone: [0.85, 60, 1],
  iban: [0.6, 240, 2],
  'bank-account': [0.6, 240, 2],
  wallet: [0.88, 730, 3],
  domain: [0.8, 360, 4],
  url: [0.97, 180, 5],
  ip: [0.35, 60, 6],
  handle: [0.95, 180, 7],
  template: [0.45, 730, 8],
};

export const TEST_KINDS: readonly KindTraits[] = ARTIFACT_KINDS.map((kind) => {
  const [prior, gapDays, flag] = PRIORS[kind] ?? [0, 0, -1];
  return { links: prior > 0, prior, gapDays, flag };
});

export function graphOf(reports: readonly TestReport[], options: TestOptions = {}): EvidenceGraph {
  const test = evidenceOf(reports, options);
  return buildGraph(test.evidence, test.options);
}

/** The columns as `rescore/load` would number them. */
export function evidenceOf(reports: readonly TestReport[], options: TestOptions = {}): TestEvidence {
  const mentions = reports.map((report) => report.mentions.map(asMention));
  const names = [...new Set(mentions.flat().flatMap((m) => [m.artifact, ...(m.parents ?? [])]))].sort(compareArtifacts);
  const number = (artifact: string) => names.indexOf(artifact);
  const fraudTypes = [...new Set(reports.flatMap((r) => r.fraudType ?? []))].sort(compareText);
  const evidence: Evidence = {
    reports: {
      count: reports.length,
      key: Float64Array.from(reports, (_, r) => r),
      idWords: Uint32Array.from(reports.flatMap((_, r) => [r, 7, 11, r * 2654435761])),
      day: Int32Array.from(reports, (r) => r.day ?? NO_DAY),
      intelligence: Uint8Array.from(reports, (r) => (r.intelligence === true ? 1 : 0)),
      source: new Int32Array(reports.length),
      country: new Int32Array(reports.length).fill(-1),
      fraudType: Int32Array.from(reports, (r) => (r.fraudType === undefined ? -1 : fraudTypes.indexOf(r.fraudType))),
      unreadableLosses: new Uint16Array(reports.length),
      sources: ['test'],
      countries: [],
      fraudTypes,
    },
    artifacts: {
      count: names.length,
      key: Float64Array.from(names, (_, a) => a),
      kind: Uint8Array.from(names, (name) => ARTIFACT_KINDS.findIndex((kind) => kind === kindName(name))),
      listed: Uint16Array.from(names, (name) => (options.listed?.includes(name) === true ? 1 : 0)),
      lists: ['benign'],
    },
    ...mentionColumns(mentions, number),
    losses: {
      count: 0,
      report: new Int32Array(0),
      kind: new Uint8Array(0),
      currency: new Uint16Array(0),
      minor: new Float64Array(0),
      day: new Int32Array(0),
      currencies: [],
    },
    victims: { report: new Int32Array(0), field: new Uint8Array(0), token: new Int32Array(0), tokens: 0 },
  };
  return { evidence, options: optionsOf(reports, names, fraudTypes, options), number };
}

function optionsOf(
  reports: readonly TestReport[],
  names: readonly string[],
  fraudTypes: readonly string[],
  options: TestOptions,
): GraphOptions {
  return {
    kinds: TEST_KINDS,
    lostUsdMinor: Float64Array.from(reports, (r) => (r.lostUsd === undefined ? NaN : r.lostUsd * 100)),
    categoryOfFraudType: Int8Array.from(fraudTypes, (_, place) => (place < 9 ? place : -1)),
    protectedArtifacts: Uint8Array.from(names, (name) => (options.protected?.includes(name) === true ? 1 : 0)),
  };
}

function mentionColumns(
  mentions: readonly (readonly TestMention[])[],
  number: (artifact: string) => number,
): Pick<Evidence, 'mentions' | 'derivations'> {
  const rows = mentions.map((row) => row.toSorted((a, b) => number(a.artifact) - number(b.artifact)));
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => (offsets[r + 1] = offsets[r]! + row.length));
  const pairs = new Set(rows.flat().flatMap((m) => (m.parents ?? []).map((p) => `${number(m.artifact)} ${number(p)}`)));
  const derivations = [...pairs]
    .map((pair) => pair.split(' ').map(Number))
    .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
  return {
    mentions: {
      offsets,
      artifact: Int32Array.from(rows.flat(), (m) => number(m.artifact)),
      origin: Uint8Array.from(rows.flat(), (m) => MENTION_ORIGINS.indexOf(m.origin)),
    },
    derivations: {
      child: Int32Array.from(derivations, (pair) => pair[0]!),
      parent: Int32Array.from(derivations, (pair) => pair[1]!),
    },
  };
}

function asMention(mention: string | TestMention): TestMention {
  return typeof mention === 'string' ? { artifact: mention, origin: 'named' } : mention;
}

function kindName(artifact: string): string {
  return artifact.slice(0, artifact.indexOf(':'));
}

function compareArtifacts(a: string, b: string): number {
  const kindCode = (name: string) => ARTIFACT_KINDS.findIndex((kind) => kind === kindName(name));
  return kindCode(a) - kindCode(b) || compareText(a, b);
}
