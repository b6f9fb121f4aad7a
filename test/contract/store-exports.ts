import { describe, expect, it } from 'vitest';
import type { Store } from '../../engine/store/store.js';
import { mention, report } from './store-reports.js';
import { campaign, publishPlan } from './store-runs.js';
import { fresh } from './store-open.js';
import type { OpenStore } from './store-open.js';
import { collect, first } from './store-view.js';

/** Reports in the order of exports; the second and the last are in c-1. */
const NAMES = ['B/1', 'a/10', 'a/9', 'a/\uffff', 'a/\u{10000}', '\uffff/1', '\u{1f600}/1'];

async function filled(open: OpenStore): Promise<Store> {
  const store = await fresh(open);
  const reports = NAMES.map((name) => {
    const [source = '', ref = ''] = name.split('/');
    return report({
      source,
      ref,
      mentions: [mention('url', `u${ref}`), mention('email', 'e'), mention('email', '\u{1f600}')],
    });
  });
  await store.addReports(reports.toReversed());
  await publishPlan(store, {
    run: 1,
    campaigns: [
      { campaign: campaign({ id: 'c-1' }), members: ['\u{1f600}/1', 'a/10'] },
      { campaign: campaign({ id: 'c-0' }) },
    ],
    aliases: [{ from: 'c-old', to: 'c-1', run: 1 }],
  });
  return store;
}

export function exportCases(open: OpenStore): void {
  describe('exports', () => {
    orderedCases(open);

    it('show one point in time, even while the store changes under them', async () => {
      const store = await filled(open);
      const seen: string[] = [];
      for await (const row of store.exportReports()) {
        if (seen.length === 0) {
          await store.addReports([report({ source: 'z', ref: 'new' })]);
          await publishPlan(store, { run: 2 });
        }
        seen.push(`${row.source}/${row.ref} ${row.campaignId ?? '-'}`);
      }
      expect(seen).toEqual(NAMES.map((name, i) => `${name} ${i === 1 || i === 6 ? 'c-1' : '-'}`));
    });

    it('may be broken off', async () => {
      const store = await filled(open);
      expect((await first(store.exportMentions(null)))?.ref).toBe('1');
      expect((await first(store.exportReports()))?.ref).toBe('1');
      expect(await collect(store.exportReports())).toHaveLength(NAMES.length);
    });
  });
}

function orderedCases(open: OpenStore): void {
  it('are in code point order of source and number, characters beyond the basic plane included', async () => {
    const store = await filled(open);
    const names = (rows: readonly { source: string; ref: string }[]) => rows.map((row) => `${row.source}/${row.ref}`);
    expect(names(await collect(store.exportReports()))).toEqual(NAMES);
    expect(await collect(store.exportMemberships('campaign'))).toEqual([
      { source: 'a', ref: '10', campaignId: 'c-1' },
      { source: '\u{1f600}', ref: '1', campaignId: 'c-1' },
    ]);
    expect((await collect(store.exportCampaigns('campaign'))).map(({ id }) => id)).toEqual(['c-0', 'c-1']);
  });

  it('tell the mentions of all reports by artifact id, or those of one campaign by any id it had', async () => {
    const store = await filled(open);
    const all = await collect(store.exportMentions(null));
    expect(all).toHaveLength(NAMES.length * 3);
    expect(all.slice(0, 3).map((row) => row.folded)).toEqual(['e', '\u{1f600}', 'u1']);
    const some = await collect(store.exportMentions('c-old'));
    expect(some).toEqual(all.filter((row) => row.campaignId === 'c-1'));
    expect(some[0]).toEqual({
      source: 'a',
      ref: '10',
      campaignId: 'c-1',
      kind: 'email',
      folded: 'e',
      shown: 'e',
      origin: 'named',
    });
    await expect(collect(store.exportMentions('c-never'))).rejects.toMatchObject({ code: 'not-found' });
  });
}
