import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../engine/graph/build.js';
import type { EvidenceGraph } from '../../engine/model/graph.js';
import { SET_ASIDE_REASONS } from '../../engine/model/graph.js';
import type { TestReport } from './evidence.js';
import { evidenceOf, graphOf } from './evidence.js';

const derived = (artifact: string, ...parents: string[]) => ({ artifact, origin: 'derived' as const, parents });

function rows(graph: EvidenceGraph): number[][] {
  return Array.from({ length: graph.spells }, (_, s) => [
    ...graph.spellReports.slice(graph.spellOffsets[s], graph.spellOffsets[s + 1]),
  ]);
}

function reasonOf(reports: readonly TestReport[], artifact: string, listed: readonly string[] = []): string {
  const test = evidenceOf(reports, { listed });
  return SET_ASIDE_REASONS[buildGraph(test.evidence, test.options).setAside[test.number(artifact)]!]!;
}

describe('building the evidence graph', () => {
  it('joins the reports that share an artifact, in both directions', () => {
    const graph = graphOf([
      { mentions: ['email:a@x.test', 'phone:+1'] },
      { mentions: ['phone:+1'] },
      { mentions: ['email:a@x.test', 'phone:+1'] },
    ]);
    expect(rows(graph)).toEqual([
      [0, 2],
      [0, 1, 2],
    ]);
    expect([...graph.reportOffsets]).toEqual([0, 2, 3, 5]);
    expect([...graph.reportSpells]).toEqual([0, 1, 1, 0, 1]);
    expect(graph.edges).toBe(5);
    expect([...graph.spellPrior]).toEqual([0.97, 0.85]);
  });

  it('gives an empty graph for no reports', () => {
    const graph = graphOf([]);
    expect([graph.reports, graph.spells, graph.edges]).toEqual([0, 0, 0]);
  });

  it('sets aside what a list names, and kinds that never link', () => {
    const reports = [
      { mentions: ['domain:bit.test', 'card-bin:4000'] },
      { mentions: ['domain:bit.test', 'card-bin:4000'] },
    ];
    expect(reasonOf(reports, 'domain:bit.test', ['domain:bit.test'])).toBe('listed');
    expect(reasonOf(reports, 'card-bin:4000')).toBe('kind-never-links');
    expect(reasonOf(reports, 'domain:bit.test')).toBe('links');
    expect(graphOf(reports, { listed: ['domain:bit.test'] }).spells).toBe(0);
  });

  it('marks an artifact that one report alone mentions', () => {
    expect(reasonOf([{ mentions: ['phone:+1'] }, { mentions: ['phone:+2'] }], 'phone:+1')).toBe('single-use');
  });

  it('does not count an e-mail and the domain derived from it as two links', () => {
    const row = { mentions: ['email:a@x.test', derived('domain:x.test', 'email:a@x.test')] };
    expect(reasonOf([row, row], 'domain:x.test')).toBe('derived-once');
    expect(rows(graphOf([row, row]))).toEqual([[0, 1]]);
  });

  it('links by a derived domain that two different addresses lead to', () => {
    const graph = graphOf([
      { mentions: ['email:a@x.test', derived('domain:x.test', 'email:a@x.test')] },
      { mentions: ['email:b@x.test', derived('domain:x.test', 'email:b@x.test')] },
    ]);
    expect(rows(graph)).toEqual([[0, 1]]);
  });

  it('links by a derived domain that some report names itself', () => {
    const row = { mentions: ['email:a@x.test', derived('domain:x.test', 'email:a@x.test')] };
    expect(reasonOf([row, row, { mentions: ['domain:x.test'] }], 'domain:x.test')).toBe('links');
  });

  it('never lets the hub test drop an IP, a template or a role address', () => {
    const artifacts = ['email:abuse@x.test', 'email:a@x.test', 'ip:192.0.2.1', 'template:t'];
    const graph = graphOf([{ mentions: artifacts }, { mentions: artifacts }], { protected: ['email:abuse@x.test'] });
    expect([...graph.spellProtected]).toEqual([0, 1, 1, 1]);
  });

  it('measures how many hosts stand below a domain', () => {
    const host = (name: string) => ({
      mentions: [`domain:${name}.free.test`, derived('domain:free.test', `domain:${name}.free.test`)],
    });
    const graph = graphOf([host('a'), host('b'), host('c'), host('c')]);
    expect([...graph.spellFanOut!]).toEqual([0, 0.75]);
  });

  it('refuses columns that do not fit the evidence', () => {
    const test = evidenceOf([{ mentions: [] }]);
    expect(() => buildGraph(test.evidence, { ...test.options, lostUsdMinor: new Float64Array(0) })).toThrow(
      'one amount',
    );
  });
});

describe('the spells of an artifact', () => {
  const phone = (day?: number) => ({ ...(day === undefined ? {} : { day }), mentions: ['phone:+1'] });

  it('end where it was not used for longer than its kind allows', () => {
    expect(rows(graphOf([phone(0), phone(60), phone(121), phone(130)]))).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('are told from time, not from the order of report ids', () => {
    expect(rows(graphOf([phone(200), phone(0), phone(201), phone(1)]))).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  it('are dropped where they have a single use', () => {
    expect(rows(graphOf([phone(0), phone(100), phone(101)]))).toEqual([[1, 2]]);
  });

  it('take undated uses into the largest, the earliest of several', () => {
    expect(rows(graphOf([phone(0), phone(100), phone(101), phone()]))).toEqual([[1, 2, 3]]);
    expect(rows(graphOf([phone(0), phone(100), phone()]))).toEqual([[0, 2]]);
  });

  it('are one where nothing is dated', () => {
    expect(rows(graphOf([phone(), phone(), phone()]))).toEqual([[0, 1, 2]]);
  });
});

describe('the columns beside the links', () => {
  it('say which kinds a report mentions, listed ones too', () => {
    const graph = graphOf([{ mentions: ['email:a', 'ip:192.0.2.1', 'other:x'] }, { mentions: [] }], {
      listed: ['email:a'],
    });
    expect([...graph.columns.flags]).toEqual([1 | (1 << 6), 0]);
  });

  it('hold the logarithm of what was lost in fixed point', () => {
    const graph = graphOf([
      { mentions: [], lostUsd: Math.E ** 2 },
      { mentions: [], lostUsd: 0.5 },
      { mentions: [], lostUsd: 0 },
      { mentions: [] },
    ]);
    expect([...graph.columns.logAmount]).toEqual([2 * 65536, 0, -1, -1]);
  });

  it('hold the category, and whether anyone was a victim at all', () => {
    const graph = graphOf([
      { mentions: [], fraudType: 'romance' },
      { mentions: [], fraudType: 'job', intelligence: true },
      { mentions: [], intelligence: true },
    ]);
    expect([...graph.columns.category]).toEqual([1, 0, -1]);
    expect(graph.columns.intelligenceOnly).toBe(false);
    expect(graphOf([{ mentions: [], intelligence: true }]).columns.intelligenceOnly).toBe(true);
  });
});
