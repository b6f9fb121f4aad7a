import { describe, expect, it } from 'vitest';
import { RateTable } from '../../engine/campaign/rates.js';
import type { RunManifest } from '../../engine/model/run.js';
import { namesText, otherParameters } from '../../engine/rescore/other-build.js';
import { verify } from '../../engine/rescore/verify.js';
import { memoryStore } from '../../engine/store/memory.js';
import type { Store } from '../../engine/store/store.js';
import { night, NO_LISTS } from './night.js';
import { twoCampaigns } from './reports.js';

type Parameters = RunManifest['parameters'];

/** A store whose only run ran with other parameters than this build, or was asked for what this one does not take. */
async function storeOfOtherBuild(
  otherwise: (was: Parameters) => Parameters,
  settings: Parameters = {},
): Promise<Store> {
  const store = memoryStore();
  await store.addReports(twoCampaigns());
  const publish = store.publish.bind(store);
  store.publish = (result, watch) => {
    store.publish = publish;
    const { manifest } = result;
    return publish(
      { ...result, manifest: { ...manifest, settings, parameters: otherwise(manifest.parameters) } },
      watch,
    );
  };
  await night(store);
  return store;
}

function without(name: string) {
  return (was: Parameters): Parameters => Object.fromEntries(Object.entries(was).filter(([one]) => one !== name));
}

const OTHER_BUILDS: readonly (readonly [string, (was: Parameters) => Parameters, string])[] = [
  [
    'had parameters that this one has not',
    (was) => ({ ...was, fineRounds: 2, hubFineRounds: 1 }),
    'fineRounds, hubFineRounds',
  ],
  ['had not learned what this one needs', without('flagMean3'), 'flagMean3'],
  ['had another default', (was) => ({ ...was, fineBeta: 0.7 }), 'fineBeta'],
];

describe('a night after one of another build, of the same version', () => {
  it.each(OTHER_BUILDS)(
    'is cold where the build %s, and says so: it failed with a usage error',
    async (_, otherwise, names) => {
      const store = await storeOfOtherBuild(otherwise);
      const { manifest } = await night(store);
      expect(manifest.start).toMatchObject({
        how: 'cold',
        why: `run 1 was made by a build with other parameters: ${names}`,
      });
      expect(otherParameters(manifest)).toEqual([]);
      expect((await night(store)).manifest.start).toMatchObject({ how: 'warm', why: 'from run 2' });
    },
  );

  it.each(OTHER_BUILDS)(
    'leaves a run that cannot be made again where the build %s, and verify says why',
    async (_, otherwise, names) => {
      const store = await storeOfOtherBuild(otherwise);
      await night(store);
      const given = { store, lists: NO_LISTS, rates: new RateTable([]), version: 'test', now: () => 0 };
      expect(await verify({ ...given, run: 1 })).toMatchObject({
        verdict: 'impossible',
        reasons: [`it was made by a build of skein whose parameters are not those of this one: ${names}`],
      });
      expect(await verify({ ...given, run: 2 })).toMatchObject({ verdict: 'same', reasons: [] });
    },
  );

  it('refuses on the command line what it goes without in a manifest', async () => {
    const fineRounds = { fineRounds: 2 };
    const store = await storeOfOtherBuild((was) => ({ ...was, ...fineRounds }), fineRounds);
    await expect(night(store, { settings: fineRounds })).rejects.toMatchObject({ code: 'usage' });
    expect((await night(store)).manifest.start.why).toBe('other than in run 1: settings');
  });
});

describe('the parameters of a run', () => {
  it('are those of this build whatever was asked for and learned', async () => {
    const asked: readonly Parameters[] = [{}, { preset: 'strict' }, { time: 'off', flagMean0: 0.5 }];
    for (const settings of asked) {
      const store = memoryStore();
      await store.addReports(twoCampaigns());
      expect(otherParameters((await night(store, { settings })).manifest)).toEqual([]);
      expect((await night(store, { settings })).manifest.start.how).toBe('warm');
    }
  });

  it('are another build’s where it took a preset or had a kernel that this one has not', async () => {
    const store = memoryStore();
    const { manifest } = await night(store);
    expect(otherParameters({ ...manifest, settings: { preset: 'lenient' } })).toEqual(['preset']);
    expect(otherParameters({ ...manifest, kernel: 'gds-leiden' })).toEqual([]);
  });

  it('are named up to five', () => {
    expect(namesText(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d, e');
    expect(namesText(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d, e and 2 more');
  });
});
