import { loadLists } from '../../engine/artifact/load-lists.js';
import { RateTable } from '../../engine/campaign/rates.js';
import { rescore, type NightResult, type RescoreGiven } from '../../engine/rescore/rescore.js';
import type { Store } from '../../engine/store/store.js';

export const NO_LISTS = loadLists({ paths: [], defaultLists: false, suffixList: false, shippedDir: '' });

/** What a night is asked where a test says nothing else: no lists, no rates, a clock that stands. */
export function nightGiven(store: Store, given: Partial<RescoreGiven> = {}): RescoreGiven {
  return {
    store,
    lists: NO_LISTS,
    rates: new RateTable([]),
    currency: 'EUR',
    kernel: 'blocks',
    seed: 1,
    settings: {},
    asOf: null,
    version: 'test',
    now: () => 0,
    ...given,
  };
}

export function night(store: Store, given: Partial<RescoreGiven> = {}): Promise<NightResult> {
  return rescore(nightGiven(store, given));
}
