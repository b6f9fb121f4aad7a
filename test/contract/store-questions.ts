import { describe, expect, it } from 'vitest';
import { LINK_ARTIFACTS } from '../../engine/model/campaign.js';
import { KEPT_RUNS } from '../../engine/store/store.js';
import type { LinkFilter, SetAsideFilter, Store } from '../../engine/store/store.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { mention, report } from './store-reports.js';
import { campaign, publishPlan } from './store-runs.js';
import type { Plan, PlannedAside, PlannedLink } from './store-runs.js';

const MANY = Array.from({ length: LINK_ARTIFACTS + 5 }, (_, i) => `url:u${String(i).padStart(2, '0')}`);

function link(fields: Partial<PlannedLink> & Pick<PlannedLink, 'kind' | 'campaigns'>): PlannedLink {
  return { artifacts: [], spells: 1, smallerReports: 2, pauseDays: null, probability: null, ...fields };
}

/** In the order of pages. */
const LINKS: readonly PlannedLink[] = [
  link({
    kind: 'weak-joint',
    campaigns: ['c-3'],
    probability: 0.9,
    artifacts: MANY,
    spells: 25,
    smallerReports: 7,
    pauseDays: 90,
  }),
  link({ kind: 'related', campaigns: ['c-1', 'c-2'], probability: 0.4, artifacts: ['email:a', 'phone:+1'], spells: 2 }),
  link({ kind: 'weak-joint', campaigns: ['c-1'], probability: 0.4 }),
  link({ kind: 'related', campaigns: ['c-1', 'c-3'], probability: 0.4 }),
  link({ kind: 'related', campaigns: ['c-2', 'c-3'], probability: 0 }),
  link({ kind: 'bridge', campaigns: ['c-1', 'c-2'], artifacts: ['email:a'] }),
  link({ kind: 'bridge', campaigns: ['c-1', 'c-2'], artifacts: ['phone:+1'] }),
  link({ kind: 'bridge', campaigns: ['c-1', 'c-2', 'c-3'] }),
  link({ kind: 'bridge', campaigns: ['c-1', 'c-4'] }),
];

function aside(artifact: string, fields: Partial<PlannedAside> & Pick<PlannedAside, 'class'>): PlannedAside {
  const reach = { campaigns: 0, reports: 0, unclustered: 1, largest: [] };
  return { artifact, list: null, measure: null, reports: 1, reach, ...fields };
}

const REACH = { campaigns: 3, reports: 1_000, unclustered: 4, largest: ['c-3', 'c-1'] };

/** In the order of pages. */
const ASIDE: readonly PlannedAside[] = [
  aside('phone:+1', { class: 'hub', measure: { q: 0.1 + 0.2, attached: 90, clusters: 7 }, reports: 100, reach: REACH }),
  aside('email:a', { class: 'listed', list: 'banks', reports: 5 }),
  aside('email:b', { class: 'suspect', measure: { q: 0, attached: 1, clusters: 2 }, reports: 5 }),
  aside('url:u00', { class: 'listed', list: 'shops', reports: 5 }),
  aside('url:u01', { class: 'listed', list: 'banks' }),
];

const PLAN: Plan = {
  run: 1,
  campaigns: ['c-1', 'c-2', 'c-3', 'c-4'].map((id) => ({
    campaign: campaign({ id, operation: id === 'c-4' ? 'o-4' : id === 'c-3' ? 'o-3' : 'o-1' }),
  })),
  aliases: [
    { from: 'c-old', to: 'c-4', run: 1 },
    { from: 'o-old', to: 'o-3', run: 1 },
    { from: 'c-gone', to: null, run: 1 },
  ],
  links: LINKS,
  setAside: ASIDE,
};

async function filled(open: OpenStore, plan = PLAN): Promise<Store> {
  const store = await fresh(open);
  const ids = ['phone:+1', 'email:a', 'email:b', ...MANY];
  const mentions = ids.map((id) => {
    const [kind = '', folded = ''] = id.split(':');
    return mention(kind as 'phone', folded, { shown: `shown ${folded}` });
  });
  await store.addReports([report({ ref: '1', mentions })]);
  await publishPlan(store, plan);
  return store;
}

export function questionCases(open: OpenStore): void {
  describe('possible links', () => {
    linkCases(open);
  });
  describe('artifacts set aside', () => {
    asideCases(open);
  });
  describe('pages of questions', () => {
    pagedCases(open);
  });
}

const ALL = { limit: 50 };

async function linksFound(store: Store, filter: LinkFilter): Promise<readonly number[]> {
  const page = await store.possibleLinks(filter, ALL);
  expect([page.run, page.total, page.cursor]).toEqual([1, page.items.length, null]);
  return page.items.map((item) =>
    LINKS.findIndex(
      (each) =>
        each.kind === item.kind &&
        each.campaigns.join() === item.campaigns.join() &&
        each.artifacts.slice(0, LINK_ARTIFACTS).join() === item.artifacts.map((a) => `${a.kind}:${a.folded}`).join(),
    ),
  );
}

function linkCases(open: OpenStore): void {
  const FINDS: readonly (readonly [string, LinkFilter, readonly number[]])[] = [
    ['none', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['a kind', { kind: 'related' }, [1, 3, 4]],
    ['a campaign', { campaign: 'c-2' }, [1, 4, 5, 6, 7]],
    ['a campaign by an id that it had', { campaign: 'c-old' }, [8]],
    ['an operation, once where several of its campaigns are meant', { campaign: 'o-1' }, [1, 2, 3, 4, 5, 6, 7, 8]],
    ['an operation by an id that it had', { campaign: 'o-old' }, [0, 3, 4, 7]],
    ['a campaign and a kind', { campaign: 'c-3', kind: 'bridge' }, [7]],
  ];

  it.each(FINDS)('are in order of chance, spells, kind and ids: condition %s', async (_, filter, expected) => {
    const planned = { ...PLAN, links: LINKS.toReversed() };
    expect(await linksFound(await filled(open, planned), filter)).toEqual(expected);
  });

  it('come as they were published, with artifacts as they are shown and at most so many', async () => {
    const { items } = await (await filled(open)).possibleLinks({}, ALL);
    expect(items[0]?.artifacts).toHaveLength(LINK_ARTIFACTS);
    expect(items[0]).toMatchObject({ spells: 25, smallerReports: 7, pauseDays: 90, probability: 0.9 });
    expect(items[1]).toEqual({
      ...LINKS[1],
      artifacts: [
        { kind: 'email', folded: 'a', shown: 'shown a' },
        { kind: 'phone', folded: '+1', shown: 'shown +1' },
      ],
    });
  });

  it.each(['c-never', 'c-gone', 'o-never'])('of %s are not found', async (id) => {
    const store = await filled(open);
    await expect(store.possibleLinks({ campaign: id }, ALL)).rejects.toMatchObject({ code: 'not-found' });
  });
}

function asideCases(open: OpenStore): void {
  const FINDS: readonly (readonly [string, SetAsideFilter, string])[] = [
    ['none', {}, 'phone:+1 email:a email:b url:u00 url:u01'],
    ['a class', { class: 'listed' }, 'email:a url:u00 url:u01'],
    ['a list', { list: 'banks' }, 'email:a url:u01'],
    ['a class and a list that do not meet', { class: 'hub', list: 'banks' }, ''],
    ['a list that there is not', { list: 'Banks' }, ''],
    ['an artifact', { artifact: 'email:b' }, 'email:b'],
    ['an artifact that nobody knows', { artifact: 'email:z' }, ''],
    ['an artifact of another class', { class: 'hub', artifact: 'email:b' }, ''],
  ];

  it.each(FINDS)('are most reports first, then by kind and text: condition %s', async (_, filter, expected) => {
    const store = await filled(open, { ...PLAN, setAside: ASIDE.toReversed() });
    const page = await store.setAside(filter, ALL);
    const ids = page.items.map(({ kind, folded }) => `${kind}:${folded}`);
    expect(ids.join(' ')).toBe(expected);
    expect([page.run, page.total, page.cursor]).toEqual([1, ids.length, null]);
  });

  it('come as they were published, with what they would tie together by id', async () => {
    const { items } = await (await filled(open)).setAside({ class: 'hub' }, ALL);
    const { list, measure, reports } = ASIDE[0]!;
    const named = { kind: 'phone', folded: '+1', shown: 'shown +1' };
    expect(items).toEqual([{ ...named, class: 'hub', list, measure, reports, reach: REACH }]);
  });
}

function pagedCases(open: OpenStore): void {
  it('go on in their run when a newer one is published, until it is no longer kept', async () => {
    const store = await filled(open);
    const links = await store.possibleLinks({ campaign: 'o-1' }, { limit: 5 });
    const hubs = await store.setAside({ class: 'listed' }, { limit: 2 });
    await publishPlan(store, { run: 2 });
    const onward = { campaign: 'o-1' };
    const more = await store.possibleLinks(onward, { limit: 5, cursor: links.cursor ?? '' });
    const moreHubs = await store.setAside({ class: 'listed' }, { limit: 2, cursor: hubs.cursor ?? '' });
    expect([more.run, links.items.length, more.items.length, more.total, more.cursor]).toEqual([1, 5, 3, 8, null]);
    expect([moreHubs.run, moreHubs.items.length, moreHubs.total, moreHubs.cursor]).toEqual([1, 1, 3, null]);
    expect(await store.possibleLinks({}, ALL)).toEqual({ run: 2, items: [], total: 0, cursor: null });
    for (let run = 3; run <= KEPT_RUNS + 1; run++) await publishPlan(store, { run });
    const gone = { limit: 5, cursor: links.cursor ?? '' };
    await expect(store.possibleLinks(onward, gone)).rejects.toMatchObject({ code: 'not-found' });
    const goneHubs = { limit: 2, cursor: hubs.cursor ?? '' };
    await expect(store.setAside({ class: 'listed' }, goneHubs)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuse a limit out of range, and a cursor that was made for another question', async () => {
    const store = await filled(open);
    const cursor = (await store.possibleLinks({}, { limit: 1 })).cursor ?? '';
    const refused = { code: 'usage' };
    await expect(store.possibleLinks({}, { limit: 0 })).rejects.toMatchObject(refused);
    await expect(store.setAside({}, { limit: 501 })).rejects.toMatchObject(refused);
    await expect(store.possibleLinks({ kind: 'bridge' }, { limit: 1, cursor })).rejects.toMatchObject(refused);
    await expect(store.possibleLinks({ campaign: 'c-1' }, { limit: 1, cursor })).rejects.toMatchObject(refused);
    await expect(store.setAside({}, { limit: 1, cursor })).rejects.toMatchObject(refused);
  });
}
