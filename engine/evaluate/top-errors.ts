/** How far the figures of the largest campaigns are off, as shares of the true ones. */
export interface TopErrors {
  /** Truths that were looked at. */
  readonly truths: number;
  readonly victims: Spread;
  readonly losses: Spread;
}

/** Mean and median: one misplaced report of 25 million makes the mean its hostage, so never publish it alone. */
export interface Spread {
  readonly mean: number;
  readonly median: number;
}

/** What is counted of each report. */
export interface Counted {
  /** The person who reports; negative: nobody. */
  readonly victim: Int32Array;
  /** What the report adds to a sum, duplicates as 0. */
  readonly lost: Float64Array;
}

export const TOP_TRUTHS = 50;

/**
 * Compares distinct victims and losses of the largest truths with those of their mates: the cluster with most of a truth,
 * the lowest label of several. Victims are deduplicated perfectly on both sides, so that the errors are those of linking
 * alone (rules, section 4). Reports whose truth is negative are left out on both sides.
 */
export function topErrors(found: Int32Array, truth: Int32Array, counted: Counted, most = TOP_TRUTHS): TopErrors {
  const members = rows(truth, () => true);
  const largest = [...members].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]).slice(0, most);
  const mates = largest.map(([, reports]) => mateOf(found, reports));
  const wanted = new Set(mates);
  const clusters = rows(found, (r, label) => wanted.has(label) && (truth[r] ?? -1) >= 0);
  const pairs = largest.map(([, reports], i) => ({ reports, mate: clusters.get(mates[i] ?? -1) ?? [] }));
  const victims = pairs.map(({ reports, mate }) => off(people(counted, mate), people(counted, reports)));
  const losses = pairs.map(({ reports, mate }) => off(lostBy(counted, mate), lostBy(counted, reports)));
  return { truths: largest.length, victims: spreadOf(victims), losses: spreadOf(losses) };
}

function rows(labels: Int32Array, take: (r: number, label: number) => boolean): Map<number, number[]> {
  const members = new Map<number, number[]>();
  labels.forEach((label, r) => {
    if (label < 0 || !take(r, label)) return;
    const row = members.get(label);
    if (row === undefined) members.set(label, [r]);
    else row.push(r);
  });
  return members;
}

function mateOf(found: Int32Array, reports: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const r of reports) counts.set(found[r] ?? -1, (counts.get(found[r] ?? -1) ?? 0) + 1);
  const [[mate] = [-1]] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return mate;
}

function people({ victim }: Counted, reports: readonly number[]): number {
  return new Set(reports.map((r) => victim[r] ?? -1).filter((person) => person >= 0)).size;
}

function lostBy({ lost }: Counted, reports: readonly number[]): number {
  return reports.reduce((sum, r) => sum + (lost[r] ?? 0), 0);
}

/** NaN where there is nothing to be off from. */
function off(found: number, truth: number): number {
  return truth === 0 ? NaN : Math.abs(found - truth) / truth;
}

function spreadOf(errors: readonly number[]): Spread {
  const known = errors.filter((error) => !Number.isNaN(error)).sort((a, b) => a - b);
  if (known.length === 0) return { mean: 0, median: 0 };
  const middle = known.length >> 1;
  const upper = known[middle] ?? 0;
  return {
    mean: known.reduce((sum, error) => sum + error, 0) / known.length,
    median: known.length % 2 === 1 ? upper : ((known[middle - 1] ?? 0) + upper) / 2,
  };
}
