import { describe, expect, it } from 'vitest';
import type { Report } from '../../engine/model/report.js';
import { night } from './night.js';
import { reportOf, storeOf } from './reports.js';

const MAIL = { kind: 'email', value: 'desk@ring.example' };

/** Undated reports without amounts: nothing vouches for a join but the links. */
function told(ref: string, artifacts: readonly { kind: string; value: string }[], victim = ref): Report {
  return reportOf({ source: 'agency-de', ref, victim: { email: `${victim}@post.example` }, artifacts });
}

const phone = (digit: number) => ({ kind: 'phone', value: `+44 20 7946 000${digit}` });
const handle = (digit: number) => ({ kind: 'handle', value: `telegram:@desk_number_${digit}` });

/** Two sides of six reports, each held together twice over, and one address that both name. Their first victim is one person. */
function bridged(): Report[] {
  const side = (name: string, digit: number): Report[] =>
    Array.from({ length: 6 }, (_, i) =>
      told(`${name}${i}`, [phone(digit), handle(digit), ...(i < 4 ? [MAIL] : [])], i === 0 ? 'both' : `${name}${i}`),
    );
  return [...side('a', 1), ...side('b', 2)];
}

const idsOf = (campaigns: readonly { readonly id: string }[]): string[] => campaigns.map(({ id }) => id);

describe('a night on two levels', () => {
  it('cuts an operation where one artifact alone holds it together, and counts a victim of both sides once above', async () => {
    const { campaigns, operations, operationOf, possibleLinks, manifest } = await night(await storeOf(bridged()));
    expect(campaigns).toMatchObject([
      { level: 'campaign', operation: operations[0]!.id, campaigns: 1, reports: 6, victims: { distinct: 6 } },
      { level: 'campaign', operation: operations[0]!.id, campaigns: 1, reports: 6, victims: { distinct: 6 } },
    ]);
    expect(operations).toMatchObject([
      { level: 'operation', operation: null, campaigns: 2, reports: 12, victims: { distinct: 11 } },
    ]);
    expect(operations[0]!.id).toMatch(/^o-/);
    expect([...operationOf]).toEqual([0, 0]);
    expect(possibleLinks).toMatchObject([{ kind: 'bridge', campaigns: [0, 1], probability: null, smallerReports: 6 }]);
    expect(manifest.counts).toMatchObject({ campaigns: 2, operations: 1, largestOperation: 12 });
  });

  it('says the same bytes on both levels whatever the order of arrival', async () => {
    const sorted = await night(await storeOf(bridged()));
    const shuffled = await night(await storeOf(bridged().reverse()));
    for (const part of ['operations', 'operationOf', 'possibleLinks', 'setAside', 'events'] as const)
      expect(shuffled[part]).toEqual(sorted[part]);
    expect(shuffled.manifest.outputDigest).toBe(sorted.manifest.outputDigest);
  });

  it('keeps the ids of both levels when nothing changed', async () => {
    const store = await storeOf(bridged());
    const first = await night(store);
    const second = await night(store);
    expect([idsOf(second.campaigns), idsOf(second.operations)]).toEqual([
      idsOf(first.campaigns),
      idsOf(first.operations),
    ]);
    expect([second.events, second.aliases]).toEqual([[], []]);
  });

  it('keeps the operation when its campaigns become one, whose ids lead to the heir', async () => {
    const store = await storeOf(bridged());
    const before = await night(store);
    await store.addReports(
      Array.from({ length: 4 }, (_, i) => told(`x${i}`, [phone(1), handle(1), phone(2), handle(2)])),
    );
    const after = await night(store);
    expect(idsOf(after.operations)).toEqual(idsOf(before.operations));
    expect(after.campaigns).toMatchObject([{ reports: 16, operation: after.operations[0]!.id }]);
    const [heir] = idsOf(after.campaigns);
    expect(after.aliases).toEqual([{ from: idsOf(before.campaigns).find((id) => id !== heir), to: heir, run: 2 }]);
    expect(after.events.filter(({ campaign }) => campaign.startsWith('o-'))).toMatchObject([{ event: 'grew' }]);
  });

  it('reads back what it published: the operation, its campaigns and the question between them', async () => {
    const store = await storeOf(bridged());
    const { campaigns, operations } = await night(store);
    const id = operations[0]!.id;
    expect((await store.campaign(id))?.campaign).toEqual(operations[0]);
    expect((await store.campaignReports(id, { limit: 20 })).total).toBe(12);
    const links = await store.possibleLinks({ campaign: id }, { limit: 5 });
    expect(links.items).toMatchObject([{ campaigns: idsOf(campaigns), artifacts: [{ folded: MAIL.value }] }]);
  });
});
