import type { Store } from '../../engine/store/store.js';
import { night } from '../rescore/night.js';
import { reportOf, storeOf } from '../rescore/reports.js';

const MAIL = 'mail-for-all.com';

/** A store after a night in which three reports share a shop, and a mail provider that a list names. */
export async function listed(): Promise<Store> {
  const store = await storeOf(
    ['1', '2', '3'].map((ref) =>
      reportOf({
        source: 'ic3',
        ref,
        reportedAt: `2026-03-0${ref}T10:00:00Z`,
        artifacts: [
          { kind: 'domain', value: 'evil-shop.com' },
          { kind: 'domain', value: MAIL },
        ],
      }),
    ),
  );
  await night(store, { lists: { names: ['Mail'], match: (_kind, folded) => (folded === MAIL ? 'Mail' : null) } });
  return store;
}
