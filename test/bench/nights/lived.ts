import { scoreClustering } from '../../../engine/evaluate/scores.js';
import type { RunResult } from '../../../engine/model/run.js';
import { clustersOf, keptIds, survival, type Clusters, type Kept } from './clusters.js';
import { addEvents, noEvents, type EventTable } from './events.js';
import { replay, type ReplayedNight, type ReplayOptions } from './replay.js';

/** B-cubed F1 and F1 of pairs against the recoverable truth. */
export interface Quality {
  readonly bCubed: number;
  readonly pairs: number;
}

export interface Compared {
  readonly night: number;
  readonly published: Quality;
  /** Found anew on the same evidence. */
  readonly cold: Quality;
}

/** What 30 nights came to. */
export interface Lived {
  readonly nights: readonly Kept[];
  readonly survival: number;
  readonly compared: readonly Compared[];
  readonly events: EventTable;
  readonly campaigns: { readonly first: number; readonly last: number };
  /** CPU seconds of each run, and whether it was cold. */
  readonly runs: readonly { readonly cpu: number; readonly how: 'cold' | 'warm' }[];
}

export async function live(options: ReplayOptions, onNight: (line: string) => void): Promise<Lived> {
  const nights: Kept[] = [];
  const compared: Compared[] = [];
  const runs: Lived['runs'][number][] = [];
  const events = noEvents();
  let first: Clusters | null = null;
  let before: Clusters | null = null;
  for await (const night of replay(options)) {
    const now = clustersOf(night);
    const { how } = night.result.manifest.start;
    runs.push({ cpu: night.cpu, how });
    if (before !== null) {
      nights.push(keptIds(before, now));
      addEvents(events, night, before, now);
    }
    if (night.cold !== null)
      compared.push({
        night: night.night,
        published: qualityOf(night, night.result),
        cold: qualityOf(night, night.cold),
      });
    first ??= now;
    before = now;
    onNight(`night ${night.night}, ${how}: kept ${nights.at(-1)?.kept.toFixed(4) ?? '-'}, ${night.cpu.toFixed(1)} s`);
  }
  const [start, end] = [first ?? new Map<string, number[]>(), before ?? new Map<string, number[]>()];
  const campaigns = { first: start.size, last: end.size };
  return { nights, survival: survival(start, end), compared, events, campaigns, runs };
}

function qualityOf({ truth, truthOf }: ReplayedNight, { membership, campaigns }: RunResult): Quality {
  const labels = membership.map((place, r) => (place < 0 ? campaigns.length + r : place));
  const { bCubed, pairs } = scoreClustering(
    labels,
    truthOf.map((report) => truth.recoverable[report] ?? -1),
  );
  return { bCubed: bCubed.f1, pairs: pairs.f1 };
}
