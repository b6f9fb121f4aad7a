import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../../engine/campaign/columns.js';
import type { Identity } from '../../engine/campaign/identity.js';
import { identify } from '../../engine/campaign/identity.js';
import type { Alias } from '../../engine/model/run.js';
import { worldOf } from '../campaign/world.js';

const COUNT = 30;
const REPORTS = worldOf(Array.from({ length: COUNT }, (_, ref) => ({ ref: String(ref), day: (ref * 11) % 7 }))).evidence
  .reports;

/** Nights of labels per report; -1 stands for reports in no campaign. */
const NIGHTS = fc.array(fc.array(fc.integer({ min: -1, max: 6 }), { minLength: COUNT, maxLength: COUNT }), {
  minLength: 2,
  maxLength: 8,
});

interface Lived {
  readonly ids: readonly string[];
  readonly membership: Int32Array;
  readonly identity: Identity;
  /** All aliases up to and with this night. */
  readonly aliases: readonly Alias[];
}

/** Numbers the labels by first report, as the aggregate does, and leaves out campaigns of one. */
function membershipOf(labels: readonly number[]): { membership: Int32Array; campaigns: number } {
  const places = new Map<number, number>();
  const membership = Int32Array.from(labels, (label) => {
    if (label < 0 || labels.filter((other) => other === label).length < 2) return -1;
    if (!places.has(label)) places.set(label, places.size);
    return places.get(label)!;
  });
  return { membership, campaigns: places.size };
}

function live(nights: readonly (readonly number[])[]): Lived[] {
  const lived: Lived[] = [];
  for (const labels of nights) {
    const before = lived.at(-1);
    const { membership, campaigns } = membershipOf(labels);
    const order = [...(before?.ids.keys() ?? [])].sort((a, b) => (before!.ids[a]! < before!.ids[b]! ? -1 : 1));
    const last = before && {
      campaigns: order.map((place) => ({ id: before.ids[place]!, bornRun: before.identity.bornRun[place]! })),
      aliases: before.aliases,
    };
    const lastMembership = Int32Array.from({ length: COUNT }, (_, report) =>
      order.indexOf(before?.membership[report] ?? -1),
    );
    const members = groupBy(membership, campaigns);
    const run = lived.length + 1;
    const identity = identify({
      level: 'campaign',
      reports: REPORTS,
      members,
      last: last ?? null,
      lastMembership,
      run,
      asOf: null,
      lastAsOf: null,
    });
    lived.push({ ids: identity.ids, membership, identity, aliases: [...(before?.aliases ?? []), ...identity.aliases] });
  }
  return lived;
}

describe('campaign ids over nights of any change', () => {
  it('end as kept, merged or dissolved, once each, and are never given twice', () => {
    fc.assert(
      fc.property(NIGHTS, (nights) => {
        const lived = live(nights);
        for (const [night, { ids, identity }] of lived.entries()) {
          const before = lived[night - 1]?.ids ?? [];
          const ended = identity.aliases.map(({ from }) => from);
          expect(new Set(ids).size).toBe(ids.length);
          expect([...ids.filter((id) => before.includes(id)), ...ended].sort()).toEqual([...before].sort());
          const said = identity.events.filter(({ event }) => event === 'merged' || event === 'dissolved');
          expect(said.map(({ campaign }) => campaign).sort()).toEqual(ended);
          const fresh = identity.events.filter(({ event }) => event === 'born' || event === 'split');
          expect(fresh.map(({ campaign }) => campaign).sort()).toEqual(ids.filter((id) => !before.includes(id)).sort());
          const ever = lived.slice(0, night).flatMap((earlier) => earlier.ids);
          for (const { campaign } of fresh) expect(ever).not.toContain(campaign);
        }
      }),
    );
  });

  it('resolve for ever: every chain of aliases ends at a present campaign or says dissolved', () => {
    fc.assert(
      fc.property(NIGHTS, (nights) => {
        const lived = live(nights);
        const { aliases, ids: present } = lived.at(-1)!;
        const next = new Map(aliases.map(({ from, to }) => [from, to]));
        for (const given of new Set(lived.flatMap(({ ids }) => ids))) {
          let id: string | null = given;
          for (let step = 0; id !== null && next.has(id); step++) {
            expect(step).toBeLessThan(nights.length);
            id = next.get(id) ?? null;
          }
          if (id !== null) expect(present).toContain(id);
        }
      }),
    );
  });

  it('stay with the same data, and the same past gives the same ids', () => {
    fc.assert(
      fc.property(NIGHTS, (nights) => {
        const lived = live([...nights, nights.at(-1)!]);
        expect(lived.at(-1)!.ids).toEqual(lived.at(-2)!.ids);
        expect(lived.at(-1)!.identity.events).toEqual([]);
        expect(live(nights).at(-1)!.ids).toEqual(lived.at(-2)!.ids);
      }),
    );
  });
});
