import { describe, expect, it } from 'vitest';
import { kernelOf } from '../../engine/detect/kernels.js';
import { SkeinError } from '../../engine/model/errors.js';
import type { DetectOptions, Partition } from '../../engine/model/partition.js';
import type { TestOptions, TestReport } from '../graph/evidence.js';
import { evidenceOf, graphOf } from '../graph/evidence.js';

type Settings = DetectOptions['settings'];

function detect(reports: readonly TestReport[], settings: Settings = {}, options: TestOptions = {}): Partition {
  return kernelOf('blocks').detect(graphOf(reports, options), { seed: 1, settings });
}

/** Reports of one campaign: each names one of its e-mails and one of its phones, so that it holds together by itself. */
function campaign(name: string, count: number, rest: Partial<TestReport> & { readonly firstDay?: number } = {}) {
  const { firstDay = 19000, mentions = [], ...fields } = rest;
  return Array.from({ length: count }, (_, i) => ({
    day: firstDay + (i % 12),
    ...fields,
    mentions: [`email:${name}${i % 2}`, `phone:${name}${(i >> 1) % 2}`, ...mentions],
  }));
}

function labelsOf(partition: Partition, from: number, to: number): Set<number> {
  return new Set(partition.community.slice(from, to));
}

describe('campaigns', () => {
  it('are found whole, and apart where they share nothing', () => {
    const found = detect([...campaign('a', 12), ...campaign('b', 8)]);
    expect(labelsOf(found, 0, 12)).toEqual(new Set([0]));
    expect(labelsOf(found, 12, 20)).toEqual(new Set([1]));
    expect(found.count).toBe(2);
  });

  /** The first reports of a campaign also name this. */
  function withShared(artifact: string, count: number, reports: readonly TestReport[]): TestReport[] {
    return reports.map((report, i) => (i < count ? { ...report, mentions: [...report.mentions, artifact] } : report));
  }

  it('stay apart when they share one mule account months apart', () => {
    const first = withShared('iban:mule', 3, campaign('a', 12));
    const joined = (firstDay: number) => {
      const { operation } = detect([...first, ...withShared('iban:mule', 3, campaign('b', 12, { firstDay }))]);
      return operation![0] === operation![12];
    };
    expect(joined(19150)).toBe(false);
    expect(joined(19003)).toBe(true);
  });

  it('stay apart when a mule ties them in the same weeks, if what they take differs a hundredfold', () => {
    // Amounts must be seen to tell campaigns apart before they may veto: so what a run would learn is handed in.
    const learned = { amountMean: 7, amountVariance: 6, amountWithin: 0.5, amountKappa: 100 };
    const joined = (lostUsd: number) => {
      const small = withShared('iban:mule', 2, campaign('a', 20, { lostUsd: 100 }));
      const { operation } = detect([...small, ...withShared('iban:mule', 2, campaign('b', 20, { lostUsd }))], learned);
      return operation![0] === operation![20];
    };
    expect(joined(50_000)).toBe(false);
    expect(joined(110)).toBe(true);
  });

  it('are joined across fine blocks by several artifacts in the same weeks', () => {
    const links = ['handle:h1', 'wallet:w1', 'domain:d1.test'];
    const both = [...campaign('a', 10), ...campaign('b', 10)].map((report, i) =>
      i % 10 < 4 ? { ...report, mentions: [...report.mentions, ...links] } : report,
    );
    const found = detect(both);
    expect(found.count).toBe(1);
  });

  it('are not glued by a hub that no list knows', () => {
    const reports = Array.from({ length: 30 }, (_, c) => campaign(`c${c}x`, 8)).flat();
    const glued = reports.map((report, i) =>
      i % 8 < 3 ? { ...report, mentions: [...report.mentions, 'domain:mail.test'] } : report,
    );
    const found = detect(glued);
    expect(found.count).toBe(30);
    const hub = found.hubs.find((finding) => finding.dropped);
    expect(hub).toMatchObject({
      artifact: evidenceOf(glued).number('domain:mail.test'),
      reports: 90,
      attached: 90,
      clusters: 30,
    });
    expect(hub!.q).toBeLessThan(0.2);
  });

  it('are not glued by numbers that many name seldom, nor by uses of them that are too few to be measured', () => {
    const naming = (name: string, gateways: readonly string[]) =>
      gateways.reduce<TestReport[]>((reports, gateway) => withShared(gateway, 1, reports), campaign(name, 30));
    const two = [...naming('a', ['phone:g1', 'phone:g2']), ...naming('b', ['phone:g1', 'phone:g2'])];
    const spring = ['late', 'later'].flatMap((name) =>
      withShared('phone:g1', 2, campaign(name, 12, { firstDay: 19200 })),
    );
    // Alone, nothing speaks against the numbers.
    expect(new Set(detect([...two, ...spring]).operation).size).toBe(2);
    const others = Array.from({ length: 12 }, (_, c) => naming(`c${c}x`, [`phone:g${1 + (c % 2)}`])).flat();
    const found = detect([...two, ...spring, ...others]);
    expect(new Set(found.operation).size).toBe(16);
    expect(found.hubs.map(({ dropped, reports }) => ({ dropped, reports }))).toEqual([
      { dropped: true, reports: 8 },
      { dropped: true, reports: 8 },
    ]);
  });

  it('keep an artifact whose reports have nothing else in common: a low q alone makes no hub', () => {
    const pairs = Array.from({ length: 70 }, (_, i) => ({
      day: 19000,
      mentions: [`email:p${i >> 1}`, 'domain:ours.test'],
    }));
    const { hubs } = detect(pairs);
    expect(hubs).toMatchObject([{ dropped: false, reports: 70, clusters: 0 }]);
  });

  it('lists a domain with a new host in every report as a suspect, even inside one campaign', () => {
    const hosted = (hosts: (i: number) => readonly number[]) =>
      campaign('a', 12).map((report, i) => ({
        ...report,
        mentions: [
          ...report.mentions,
          {
            artifact: 'domain:host.test',
            origin: 'derived' as const,
            parents: hosts(i).map((h) => `domain:${h}.host.test`),
          },
          ...hosts(i).map((h) => `domain:${h}.host.test`),
        ],
      }));
    expect(detect(hosted((i) => [2 * i, 2 * i + 1])).hubs).toMatchObject([{ q: 1, reports: 12, dropped: false }]);
    expect(detect(hosted(() => [1, 2, 3])).hubs).toEqual([]);
  });

  it('lists a protected hub as a suspect and leaves it in place', () => {
    const reports = Array.from({ length: 30 }, (_, c) => campaign(`c${c}x`, 8)).flat();
    const glued = reports.map((report, i) =>
      i % 8 < 3 ? { ...report, mentions: [...report.mentions, 'email:abuse@mail.test'] } : report,
    );
    const { hubs } = detect(glued, {}, { protected: ['email:abuse@mail.test'] });
    expect(hubs.map((hub) => hub.dropped)).toEqual([false]);
  });
});

describe('bridges', () => {
  const bridged = [...campaign('a', 6), ...campaign('b', 6)].map(({ mentions }, i) => ({
    mentions: i % 6 < 3 ? [...mentions, 'email:shared'] : mentions,
  }));

  it('split an operation into campaigns where nothing vouches for the join', () => {
    const found = detect(bridged);
    expect(new Set(found.operation).size).toBe(1);
    expect([...found.community]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    expect(found.bridges).toEqual([{ artifact: evidenceOf(bridged).number('email:shared'), communities: [0, 1] }]);
  });

  it('hold where dates and amounts on both sides speak for one campaign', () => {
    const vouched = bridged.map((report, i) => ({ ...report, day: 19000 + (i % 6), lostUsd: 900 + i }));
    const found = detect(vouched);
    expect(found.count).toBe(1);
    expect(found.bridges).toEqual([]);
    expect(detect(vouched, { bridgeCut: 'always' }).count).toBe(2);
  });

  it('are not cut where that is not wanted', () => {
    expect(detect(bridged, { bridgeCut: 'never' }).count).toBe(1);
  });
});

describe('the parameters of a run', () => {
  const dated = campaign('a', 8, { lostUsd: 500 });

  it('say that links alone decide where there are neither days nor amounts', () => {
    const undated = campaign('a', 8).map(({ mentions }) => ({ mentions }));
    expect(detect(undated).parameters).toMatchObject({ time: 'off', profile: 'off', amount: 'off', category: 'off' });
    expect(detect(dated).parameters).toMatchObject({ time: 'on', profile: 'on', amount: 'on', category: 'off' });
  });

  it('leave time out where only intelligence reports', () => {
    const shared = campaign('a', 8, { intelligence: true });
    expect(detect(shared).parameters).toMatchObject({ time: 'off', profile: 'on' });
  });

  it('hold what was learned, and give the same campaigns when handed in again', () => {
    const first = detect(dated);
    expect(first.parameters['flagMean1']).toBe(0.99);
    expect(first.parameters['amountMean']).toBe(6.21);
    const again = detect(dated, first.parameters);
    expect(again).toEqual(first);
  });

  it('follow the preset, and a setting beside it wins', () => {
    expect(detect([], { preset: 'strict' }).parameters['beta']).toBe(0.4);
    expect(detect([], { preset: 'strict', beta: 0.5 }).parameters['beta']).toBe(0.5);
  });

  it.each<Settings>([
    { preset: 'bold' },
    { time: 'maybe' },
    { bridgeCut: 'sometimes' },
    { ladder: '4,x' },
    { beta: '1' },
    { beta: Infinity },
  ])('are refused where they mean nothing: %o', (settings) => {
    expect(() => detect([], settings)).toThrow(SkeinError);
  });
});
