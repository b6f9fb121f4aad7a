import type { EvidenceSource, LastRun } from '../store/store.js';

/** What the last run said, on the numbers of this one. */
export interface LastNight {
  /** Null before the first run. */
  readonly last: LastRun | null;
  /** Per report: place in `last.campaigns`; -1 for reports that are new or were in no campaign. */
  readonly lastMembership: Int32Array;
}

/** @param reportOfKey number of each report by its row key, -1 where there is none. */
export async function loadLastRun(
  source: EvidenceSource,
  reportOfKey: Int32Array,
  reports: number,
): Promise<LastNight> {
  const last = await source.lastRun();
  const lastMembership = new Int32Array(reports).fill(-1);
  for await (const batch of source.lastMemberships()) {
    for (const { report, campaign } of batch) {
      const number = reportOfKey[report] ?? -1;
      if (number >= 0) lastMembership[number] = campaign;
    }
  }
  return { last, lastMembership };
}
