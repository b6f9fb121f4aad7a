/** A report's cluster, as an export of memberships tells it. */
export interface Placed {
  readonly source: string;
  readonly ref: string;
  readonly campaignId: string;
}

/**
 * The clustering that memberships tell, as labels by report number: whoever is in no campaign is alone in a label of its
 * own. Rows of reports without a number are passed over.
 */
export async function labelsOfMemberships(
  rows: AsyncIterable<Placed>,
  reports: number,
  numberOf: (source: string, ref: string) => number | undefined,
): Promise<Int32Array> {
  const labels = new Map<string, number>();
  // Campaigns hold two reports and more, so that their labels end before the first of these.
  const found = Int32Array.from({ length: reports }, (_alone, report) => reports + report);
  for await (const { source, ref, campaignId } of rows) {
    const report = numberOf(source, ref);
    if (report === undefined) continue;
    const label = labels.get(campaignId) ?? labels.size;
    labels.set(campaignId, label);
    found[report] = label;
  }
  return found;
}
