import { isTelling, largestPart, type Holding } from '../campaign/one-hand.js';
import type { ArtifactId, CampaignId } from '../model/ids.js';
import { MAX_PAGE, type Store, type StoredReport } from '../store/store.js';

/** How much of a campaign of the latest run hangs together, without what is attached to it. */
export async function holdingOf(store: Store, id: CampaignId): Promise<Holding> {
  const uses = new Map<ArtifactId, number[]>();
  let reports = 0;
  let cursor: string | undefined;
  do {
    const page = await store.campaignReports(id, { limit: MAX_PAGE, cursor });
    for (const report of page.items) addUses(uses, report, reports++);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  const tying = [...uses].filter(([, users]) => users.length > 1);
  const sure = await Promise.all(tying.map(async ([artifact]) => !(await isSuspect(store, artifact))));
  const telling = tying.filter((_, place) => sure[place]).map(([, users]) => users);
  return { reports, together: largestPart(reports, telling) };
}

function addUses(uses: Map<ArtifactId, number[]>, { artifacts }: StoredReport, report: number): void {
  for (const { kind, folded, role } of artifacts) {
    if (role !== 'links' || !isTelling(kind)) continue;
    const id = `${kind}:${folded}`;
    const users = uses.get(id);
    if (users === undefined) uses.set(id, [report]);
    else users.push(report);
  }
}

async function isSuspect(store: Store, artifact: ArtifactId): Promise<boolean> {
  return (await store.setAside({ artifact, class: 'suspect' }, { limit: 1 })).total > 0;
}
