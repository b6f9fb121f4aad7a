import { describe, expect, it } from 'vitest';
import { ARTIFACT_KINDS } from '../../engine/model/artifact.js';
import type { Report } from '../../engine/model/report.js';
import { artifactNames } from '../../engine/rescore/names.js';
import { loadEvidence, type Loaded } from '../../engine/rescore/load.js';
import { PARCEL, REWORDED, STRANGER } from '../artifact/template/messages.js';
import { reportOf, storeOf } from './reports.js';

const TEMPLATE = ARTIFACT_KINDS.indexOf('template');
const VIEWS = { listed: () => null, protectedFromHubTest: () => false };

function told(ref: string, narrative: string): Report {
  return reportOf({ source: 's', ref, narrative, artifacts: [{ kind: 'card-bin', value: '4111 11' }] });
}

const REPORTS = [
  told('1', PARCEL),
  told('2', STRANGER),
  told('3', `She said “${REWORDED}” and so on.`),
  told('4', PARCEL),
];

async function load(reports: readonly Report[]): Promise<Loaded & { readonly names: readonly string[] }> {
  const source = await (await storeOf(reports)).openEvidence();
  try {
    const loaded = await loadEvidence(source, VIEWS);
    const { artifacts } = loaded.evidence;
    const wanted = Int32Array.from({ length: artifacts.count }, (_, a) => a);
    const nameOf = await artifactNames(source, wanted, artifacts.key);
    return { ...loaded, names: [...wanted].map((a) => nameOf(a).folded) };
  } finally {
    await source.close();
  }
}

function reportsByTemplate({ evidence }: Loaded): number[] {
  const { artifacts, mentions } = evidence;
  const counts = new Map<number, number>();
  for (const a of mentions.artifact) if (artifacts.kind[a] === TEMPLATE) counts.set(a, (counts.get(a) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
}

describe('joining templates', () => {
  it('makes one artifact of a message and its other wordings', async () => {
    expect(reportsByTemplate(await load(REPORTS))).toEqual([3, 1]);
  });

  it('gives the same columns and names whatever the order of arrival', async () => {
    const [one, other] = [await load(REPORTS), await load(REPORTS.toReversed())];
    expect(other.evidence.mentions).toEqual(one.evidence.mentions);
    expect(other.names).toEqual(one.names);
    expect(other.inputDigest).toBe(one.inputDigest);
  });

  it('leaves the artifacts of other kinds their names', async () => {
    const { evidence, names } = await load(REPORTS);
    expect(names[evidence.artifacts.kind.indexOf(ARTIFACT_KINDS.indexOf('card-bin'))]).toBe('411111');
    expect(evidence.artifacts.kind).toHaveLength(evidence.artifacts.count);
    expect(Math.max(...evidence.mentions.artifact)).toBe(evidence.artifacts.count - 1);
  });

  it('keeps a lone message as it is, and needs none', async () => {
    expect(reportsByTemplate(await load(REPORTS.slice(0, 1)))).toEqual([1]);
    expect(reportsByTemplate(await load([reportOf({ source: 's', ref: '1', narrative: 'short' })]))).toEqual([]);
  });
});
