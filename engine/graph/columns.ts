import type { KindTraits } from '../model/artifact.js';
import type { DetectionColumns, Evidence } from '../model/graph.js';
import { logAmount } from './log-amount.js';
import type { GraphOptions } from './options.js';

/** What detection may know of a report beside its links (section 2.2 of the detection rules, step 1). */
export function detectionColumns(evidence: Evidence, options: GraphOptions): DetectionColumns {
  const { reports } = evidence;
  const category = new Int8Array(reports.count).fill(-1);
  for (let r = 0; r < reports.count; r++)
    if (reports.fraudType[r]! >= 0) category[r] = options.categoryOfFraudType[reports.fraudType[r]!]!;
  const logAmounts = new Int32Array(reports.count);
  for (let r = 0; r < reports.count; r++) logAmounts[r] = logAmount(options.lostUsdMinor[r]!);
  return {
    idWords: reports.idWords,
    day: reports.day,
    flags: flagsOf(evidence, options.kinds),
    logAmount: logAmounts,
    category,
    intelligenceOnly: reports.intelligence.every((intelligence) => intelligence === 1),
  };
}

/** Listed and single-use artifacts count too: which kinds a report mentions tells how its campaign works. */
function flagsOf({ reports, artifacts, mentions }: Evidence, kinds: readonly KindTraits[]): Uint16Array {
  const flags = new Uint16Array(reports.count);
  for (let r = 0; r < reports.count; r++) {
    for (let m = mentions.offsets[r]!; m < mentions.offsets[r + 1]!; m++) {
      const { flag } = kinds[artifacts.kind[mentions.artifact[m]!]!]!;
      if (flag >= 0) flags[r]! |= 1 << flag;
    }
  }
  return flags;
}
