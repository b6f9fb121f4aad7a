import type { CampaignId } from '../model/ids.js';
import { SkeinError } from '../model/errors.js';
import type { Provisional, Settlement } from '../model/provisional.js';
import type { Page, PageRequest, Store } from '../store/store.js';

/**
 * What is attached to these campaigns of a run, in the order asked. A run that is not the latest any longer has nothing
 * attached: whoever asked for its campaigns a moment ago is not told of another run beside them.
 */
export async function provisionalSince(
  store: Pick<Store, 'provisional'>,
  run: number,
  ids: readonly CampaignId[],
): Promise<readonly (Provisional | null)[]> {
  return (await store.provisional(ids)).map((found) => (found?.run === run ? found : null));
}

/**
 * What a run made of reports that were provisional until then; null asks for the latest. Of a cursor whose run is gone
 * meanwhile the store tells; a number that nobody has is told of here.
 *
 * @throws SkeinError `not-found` for a run that is not kept.
 */
export async function settledBy(store: Store, run: number | null, page: PageRequest): Promise<Page<Settlement>> {
  const isAsked = run !== null && page.cursor === undefined;
  if (isAsked && !(await store.runs()).some(({ manifest }) => manifest.run === run))
    throw new SkeinError('not-found', `run ${run} is not kept; skein runs lists those that are`);
  return store.settled(run, page);
}
