import type { WeakJoint } from '../model/partition.js';
import type { EvidenceSource, LastRun } from '../store/store.js';
import type { Loaded } from './load.js';

/** What the last run said, on the numbers of this one. */
export interface LastNight {
  /** Null before the first run. */
  readonly last: LastRun | null;
  /** Per report: place in `last.campaigns`; -1 for reports that are new or were in no campaign. */
  readonly lastMembership: Int32Array;
  /** Weak joints of the places in `last.campaigns`, with artifacts as they are numbered now. */
  readonly weakJoints: readonly WeakJoint[];
}

export async function loadLastRun(
  source: EvidenceSource,
  { reportOfKey, evidence }: Pick<Loaded, 'reportOfKey' | 'evidence'>,
): Promise<LastNight> {
  const last = await source.lastRun();
  const lastMembership = new Int32Array(evidence.reports.count).fill(-1);
  for await (const batch of source.lastMemberships()) {
    for (const { report, campaign } of batch) {
      const number = reportOfKey[report] ?? -1;
      if (number >= 0) lastMembership[number] = campaign;
    }
  }
  return { last, lastMembership, weakJoints: jointsOf(last, evidence.artifacts.key) };
}

/** What no report mentions any longer is left out. */
function jointsOf(last: LastRun | null, keys: Float64Array): readonly WeakJoint[] {
  const joints = last?.weakJoints ?? [];
  const wanted = new Set(joints.flatMap(({ artifacts }) => artifacts));
  const numberOf = new Map<number, number>();
  keys.forEach((key, artifact) => {
    if (wanted.has(key)) numberOf.set(key, artifact);
  });
  return joints.map(({ campaign, artifacts, ...told }) => ({
    ...told,
    community: campaign,
    artifacts: artifacts.flatMap((key) => numberOf.get(key) ?? []).sort((a, b) => a - b),
  }));
}
