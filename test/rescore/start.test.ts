import { describe, expect, it } from 'vitest';
import type { RunManifest } from '../../engine/model/run.js';
import { lastClustering, startOf, type StartGiven } from '../../engine/rescore/start.js';
import { manifest } from '../contract/store-runs.js';

const LAST: RunManifest = {
  ...manifest(4),
  settings: { beta: 0.4, time: 'off' },
  versions: { skein: '1' },
  listsDigest: 'banks',
  ratesDigest: 'ecb',
  start: { how: 'warm', why: 'from run 3', warmRuns: 2, reports: 1000 },
};
const GIVEN: StartGiven = {
  kernel: 'blocks',
  seed: 1,
  settings: { time: 'off', beta: 0.4 },
  listsDigest: 'banks',
  ratesDigest: 'ecb',
  version: '1',
  otherParameters: [],
  canBeWarm: true,
  reports: 1100,
  cold: false,
  coldEvery: 7,
};

describe('a night', () => {
  it('starts from the last run when nothing speaks against it, and counts how often', () => {
    expect(startOf(LAST, GIVEN)).toEqual({ how: 'warm', why: 'from run 4', warmRuns: 3, reports: 1000 });
  });

  it('is cold when it is the first', () => {
    expect(startOf(null, GIVEN)).toEqual({ how: 'cold', why: 'the first run', warmRuns: 0, reports: 1100 });
  });

  it.each<[string, Partial<StartGiven>, RegExp]>([
    ['it is asked to be', { cold: true }, /asked/],
    ['the kernel cannot start from a run', { canBeWarm: false }, /no warm start/],
    ['settings differ', { settings: { beta: 0.4 } }, /other than in run 4: settings/],
    ['seed and kernel differ', { seed: 2, kernel: 'louvain' }, /: kernel, seed/],
    ['lists differ, or one was edited in place', { listsDigest: 'banks and mine' }, /: lists/],
    ['rates differ', { ratesDigest: 'mine' }, /: rates/],
    ['another version made the last run', { version: '2' }, /: version/],
    [
      'another build made the last run',
      { otherParameters: ['hubFineRounds'] },
      /^run 4 was made by a build with other parameters: hubFineRounds$/,
    ],
    ['more than a tenth of the reports are new', { reports: 1101 }, /a tenth/],
    ['it is due', { coldEvery: 3 }, /every 3/],
    ['it always is', { coldEvery: 1 }, /every 1/],
  ])('is cold when %s', (_, changed, why) => {
    const start = startOf(LAST, { ...GIVEN, ...changed });
    expect(start).toMatchObject({ how: 'cold', warmRuns: 0, reports: changed.reports ?? 1100 });
    expect(start.why).toMatch(why);
  });

  it('is cold every seventh time', () => {
    let last: RunManifest | null = null;
    const how = Array.from({ length: 15 }, (_, i) => {
      last = { ...LAST, run: i + 1, start: startOf(last, GIVEN) };
      return last.start.how[0];
    });
    expect(how.join('')).toBe('cwwwwwwcwwwwwwc');
  });
});

describe('the last run, as detection takes it', () => {
  it('gives each report its campaign and its operation, and what was told of joints', () => {
    const campaign = (id: string, operation: number) => ({ id, bornRun: 1, reports: 2, operation });
    const last = {
      run: 4,
      campaigns: [campaign('c-1', 1), campaign('c-2', 0), campaign('c-3', 1)],
      operations: [
        { id: 'o-1', bornRun: 1, reports: 2 },
        { id: 'o-2', bornRun: 1, reports: 4 },
      ],
      aliases: [],
      manifest: LAST,
      weakJoints: [],
    };
    const joints = [{ community: 2, artifacts: [7], spells: 1, smallerReports: 5, pauseDays: 0 }];
    const lastMembership = Int32Array.of(0, -1, 1, 2);
    const found = lastClustering({ last, lastMembership, weakJoints: joints });
    expect(found).toEqual({ operation: Int32Array.of(1, -1, 0, 1), count: 2, campaign: lastMembership, joints });
    expect(lastClustering({ last: null, lastMembership: Int32Array.of(-1), weakJoints: [] })).toBeNull();
  });
});
