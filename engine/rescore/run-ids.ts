import type { CampaignId } from '../model/ids.js';
import type { EvidenceSource } from '../store/store.js';

/** Who was in which campaign and operation of a run, by the ids that it gave. */
export interface RunIds {
  readonly run: number | null;
  readonly campaigns: readonly { readonly id: CampaignId; readonly operation: CampaignId | null }[];
  readonly all: ReadonlySet<CampaignId>;
  /** Place of the campaign by row key of the report. */
  readonly placeOf: ReadonlyMap<number, number>;
}

/** Of the run that the source goes on from. */
export async function idsIn(source: EvidenceSource): Promise<RunIds> {
  const last = await source.lastRun();
  const campaigns = (last?.campaigns ?? []).map(({ id, operation }) => ({
    id,
    operation: last?.operations[operation]?.id ?? null,
  }));
  const placeOf = new Map<number, number>();
  for await (const batch of source.lastMemberships())
    for (const { report, campaign } of batch) placeOf.set(report, campaign);
  const operations = (last?.operations ?? []).map(({ id }) => id);
  return {
    run: last?.run ?? null,
    campaigns,
    all: new Set([...campaigns.map(({ id }) => id), ...operations]),
    placeOf,
  };
}
