import { isTelling, largestPart, type Holding } from '../campaign/one-hand.js';
import { artifactOf } from '../model/artifact.js';
import type { ArtifactId, CampaignId } from '../model/ids.js';
import { MAX_PAGE, type Store } from '../store/store.js';

/** How much of a campaign of the latest run hangs together, without what is attached to it (`rescore/holding` at night). */
export async function holdingOf(store: Store, id: CampaignId): Promise<Holding> {
  const uses = await tellingArtifacts(store, id);
  let reports = 0;
  let cursor: string | undefined;
  do {
    const page = await store.campaignReports(id, { limit: MAX_PAGE, cursor });
    for (const { artifacts } of page.items) {
      for (const { kind, folded, shown } of artifacts) uses.get(artifactOf(kind, folded, shown).id)?.push(reports);
      reports++;
    }
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return { reports, together: largestPart(reports, uses.values()) };
}

/** Artifacts that link the campaign, are of a telling kind, and that nothing speaks against; without uses as yet. */
async function tellingArtifacts(store: Store, id: CampaignId): Promise<Map<ArtifactId, number[]>> {
  const telling = new Map<ArtifactId, number[]>();
  let cursor: string | undefined;
  do {
    const page = await store.campaignArtifacts(id, { limit: MAX_PAGE, cursor });
    for (const { kind, folded, shown, role } of page.items) {
      if (role !== 'links' || !isTelling(kind)) continue;
      const artifact = artifactOf(kind, folded, shown).id;
      if (!(await isDoubted(store, artifact))) telling.set(artifact, []);
    }
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return telling;
}

async function isDoubted(store: Store, artifact: ArtifactId): Promise<boolean> {
  return (await store.setAside({ artifact }, { limit: 1 })).total > 0;
}
