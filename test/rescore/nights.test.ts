import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../datasets/generate/index.js';
import type { Report } from '../../engine/model/report.js';
import type { RunResult } from '../../engine/model/run.js';
import { memoryStore } from '../../engine/store/memory.js';
import { KEPT_RUNS, type Store } from '../../engine/store/store.js';
import { night } from './night.js';
import { reportOf } from './reports.js';

const NIGHTS = 12;
const COLD_EVERY = 3;

/** Reports in order of time: two thirds on the first night, the rest in equal parts. */
function nightsOf(reports: readonly Report[]): Report[][] {
  const first = Math.floor((2 * reports.length) / 3);
  const each = Math.ceil((reports.length - first) / (NIGHTS - 1));
  return Array.from({ length: NIGHTS }, (_, night) =>
    night === 0 ? reports.slice(0, first) : reports.slice(first + (night - 1) * each, first + night * each),
  );
}

interface Lived {
  readonly store: Store;
  readonly runs: readonly RunResult[];
}

async function live(nights: readonly (readonly Report[])[], threads: number): Promise<Lived> {
  const store = memoryStore();
  const runs: RunResult[] = [];
  for (const reports of nights) {
    await store.addReports(reports);
    runs.push(await night(store, { coldEvery: COLD_EVERY, threads }));
  }
  return { store, runs };
}

describe('many nights', () => {
  const nights = nightsOf(
    [...generate({ reports: 1200, seed: 3 }).reports].map(({ report }) => reportOf({ ...report })),
  );
  let lived: Lived;

  beforeAll(async () => {
    lived = await live(nights, 1);
  });
  afterAll(() => lived.store.close());

  const at = (run: number): RunResult => lived.runs[run]!;

  it('start from the last run, with a cold one when it is due', () => {
    expect(lived.runs.map(({ manifest }) => manifest.start.how[0]).join('')).toBe('cwwcwwcwwcww');
    expect(at(2).manifest.start).toMatchObject({ why: 'from run 2', warmRuns: 2, reports: nights[0]!.length });
  });

  it('learn parameters on cold runs alone', () => {
    for (const [run, { manifest }] of lived.runs.entries())
      if (manifest.start.how === 'warm') expect(manifest.parameters).toEqual(at(run - 1).manifest.parameters);
    expect(at(3).manifest.parameters).not.toEqual(at(2).manifest.parameters);
  });

  it('give the same bytes again, in any order of arrival within a night and by any number of threads', async () => {
    const again = await live(
      nights.map((night) => night.toReversed()),
      2,
    );
    const digests = ({ runs }: Lived) => runs.map(({ manifest }) => manifest.outputDigest);
    expect(digests(again)).toEqual(digests(lived));
    await again.store.close();
  });

  it('end every id as kept, merged or dissolved, on both levels', () => {
    for (const [run, { campaigns, operations, aliases }] of lived.runs.entries()) {
      const before = run === 0 ? [] : [...at(run - 1).campaigns, ...at(run - 1).operations].map(({ id }) => id);
      const now = new Set([...campaigns, ...operations].map(({ id }) => id));
      const ended = aliases.map(({ from }) => from);
      expect([...before.filter((id) => now.has(id)), ...ended].sort()).toEqual(before.toSorted());
    }
  });

  it('leave no id without an answer, those of runs that are no longer kept too', async () => {
    expect(lived.runs.length).toBeGreaterThan(KEPT_RUNS);
    const present = new Set([...at(-1 + NIGHTS).campaigns, ...at(-1 + NIGHTS).operations].map(({ id }) => id));
    const given = new Set(
      lived.runs.flatMap(({ campaigns, operations }) => [...campaigns, ...operations].map(({ id }) => id)),
    );
    for (const id of given) {
      const answer = await lived.store.campaign(id);
      expect(answer).not.toBeNull();
      if (answer!.campaign !== null) expect(present).toContain(answer!.campaign.id);
      else expect(answer!.followed.at(-1)?.to).toBeNull();
    }
  });

  it('tell of campaigns that fall dormant, and say since when', () => {
    const dormant = lived.runs.flatMap(({ events }) => events).filter(({ event }) => event === 'dormant');
    expect(dormant.length).toBeGreaterThan(0);
    for (const { manifest, campaigns } of lived.runs) {
      const today = Date.parse(manifest.asOf ?? '') / 86_400_000;
      for (const { dormantSince, lastDay } of campaigns) {
        if (dormantSince !== null) expect(dormantSince - lastDay!).toBeGreaterThanOrEqual(30);
        expect(dormantSince ?? 0).toBeLessThanOrEqual(today);
      }
    }
  });
});
