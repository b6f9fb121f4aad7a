import type { CampaignId } from '../model/ids.js';
import type { Provisional } from '../model/provisional.js';
import type { Store } from '../store/store.js';

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
