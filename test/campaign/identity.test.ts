import { describe, expect, it } from 'vitest';
import type { Groups } from '../../engine/campaign/columns.js';
import { groupBy } from '../../engine/campaign/columns.js';
import type { Identity, LastCampaigns } from '../../engine/campaign/identity.js';
import { identify } from '../../engine/campaign/identity.js';
import { worldOf } from './world.js';

const REPORTS = worldOf(Array.from({ length: 60 }, (_, ref) => ({ ref: String(ref), day: 100 - ref }))).evidence
  .reports;

interface Night {
  readonly members: Groups;
  readonly membership: Int32Array;
  readonly identity: Identity;
}

/** One night: lists of report numbers are the campaigns, already in the order of their smallest report. */
function night(campaigns: readonly (readonly number[])[], before: Night | null, run = 2): Night {
  const membership = new Int32Array(REPORTS.count).fill(-1);
  for (const [place, list] of campaigns.entries()) for (const report of list) membership[report] = place;
  const members = groupBy(membership, campaigns.length);
  const { last, lastMembership } = lastOf(before);
  return {
    members,
    membership,
    identity: identify({
      level: 'campaign',
      reports: REPORTS,
      members,
      last,
      lastMembership,
      run,
      asOf: null,
      lastAsOf: null,
    }),
  };
}

/** What the store hands back of a night: campaigns sorted by id. */
function lastOf(before: Night | null): { last: LastCampaigns | null; lastMembership: Int32Array } {
  if (before === null) return { last: null, lastMembership: new Int32Array(REPORTS.count).fill(-1) };
  const { ids, bornRun, aliases } = before.identity;
  const order = [...ids.keys()].sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  return {
    last: { campaigns: order.map((place) => ({ id: ids[place]!, bornRun: bornRun[place]! })), aliases },
    lastMembership: before.membership.map((place) => (place < 0 ? -1 : order.indexOf(place))),
  };
}

function events({ identity }: Night): string[] {
  return identity.events.map(({ event, campaign, other, shared, size }) =>
    [event, campaign, other, shared, size].join(' '),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}

describe('the id of a campaign', () => {
  const first = night([range(0, 10), range(10, 14)], null, 1);
  const [a, b] = first.identity.ids as [string, string];

  it('is c- and twelve digits without look-alikes, and every campaign of the first run is born', () => {
    expect(first.identity.ids).toEqual([a, b]);
    expect(a).toMatch(/^c-[0-9a-hjkmnp-tv-z]{12}$/);
    expect(first.identity.bornRun).toEqual([1, 1]);
    expect(events(first).sort()).toEqual([`born ${a}  0 0`, `born ${b}  0 0`].sort());
    expect(first.identity.aliases).toEqual([]);
  });

  it('comes from the founding evidence: the earliest report, dated ones first', () => {
    const days = [7, 5, undefined].map((day, ref) => ({ ref: String(ref), ...(day === undefined ? {} : { day }) }));
    const idOf = (told: typeof days): string => {
      const { reports } = worldOf(told).evidence;
      const members = groupBy(new Int32Array(told.length), 1);
      return identify({
        level: 'campaign',
        reports,
        members,
        last: null,
        lastMembership: new Int32Array(told.length).fill(-1),
        run: 1,
        asOf: null,
        lastAsOf: null,
      }).ids[0]!;
    };
    expect(idOf(days)).toBe(idOf(days.slice(1)));
    expect(idOf(days)).not.toBe(idOf(days.slice(0, 1)));
    expect(idOf(days.slice(2))).not.toBe(idOf(days));
  });

  it('stays when nothing changes, and nothing is said', () => {
    const second = night([range(0, 10), range(10, 14)], first);
    expect(second.identity).toEqual({
      ids: [a, b],
      bornRun: [1, 1],
      dormantSince: [null, null],
      aliases: [],
      events: [],
    });
  });

  it('stays when reports come and go, which is said from a tenth on', () => {
    const second = night(
      [
        [...range(0, 8), ...range(20, 23)],
        [...range(10, 14), 23, 24],
      ],
      first,
    );
    expect(second.identity.ids).toEqual([a, b]);
    expect(events(second)).toEqual([`grew ${a}  8 10`, `shrank ${a}  8 10`]);
  });

  it('leads on to the campaign that it merged into', () => {
    const second = night([range(0, 14)], first);
    expect(second.identity.ids).toEqual([a]);
    expect(second.identity.aliases).toEqual([{ from: b, to: a, run: 2 }]);
    expect(events(second).sort()).toEqual([`grew ${a}  10 10`, `merged ${b} ${a} 4 4`].sort());
  });

  it('stays with the larger part of a split, and the other part knows its parent', () => {
    const second = night([range(0, 6), range(6, 10), range(10, 14)], first);
    const [kept, fresh] = second.identity.ids;
    expect(kept).toBe(a);
    expect(second.identity.bornRun).toEqual([1, 2, 1]);
    expect(events(second)).toContain(`split ${fresh} ${a} 4 10`);
    expect(events(second)).toContain(`shrank ${a}  6 10`);
  });

  it('dissolves when its reports go separate ways, and is never given again', () => {
    const second = night([range(0, 10)], first);
    expect(second.identity.aliases).toEqual([{ from: b, to: null, run: 2 }]);
    expect(events(second)).toEqual([`dissolved ${b}  0 4`]);
    const third = night([range(0, 10), range(10, 14)], second, 3);
    expect(third.identity.ids[0]).toBe(a);
    expect(third.identity.ids[1]).not.toBe(b);
    expect(events(third)).toEqual([`born ${third.identity.ids[1]}  0 0`]);
  });

  it('goes to nobody with less than half of the smaller side', () => {
    const second = night([range(0, 14).filter((report) => report % 3 === 0), [1, 4, 10], [2, 7, 11]], first);
    const ends = second.identity.aliases.map(({ from }) => from);
    expect([...second.identity.ids, ...ends]).toContain(b);
    expect(second.identity.ids).toContain(a);
  });

  it('is settled by the old id where two have equal claims', () => {
    const even = night([range(0, 4), range(10, 14)], null, 1);
    const second = night([[...range(0, 4), ...range(10, 14)]], even);
    const [low, high] = [...even.identity.ids].sort() as [string, string];
    expect(second.identity.ids).toEqual([low]);
    expect(second.identity.aliases).toEqual([{ from: high, to: low, run: 2 }]);
  });
});
