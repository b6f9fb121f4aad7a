import type { KindTraits } from '../model/artifact.js';

/** What the graph is built with beside the evidence: what kinds declare, and what other rooms computed. */
export interface GraphOptions {
  /** By place in `ARTIFACT_KINDS`. */
  readonly kinds: readonly KindTraits[];
  /** Per report: what its victim lost, repeated losses taken out, in US cents; NaN where no amount is known. */
  readonly lostUsdMinor: Float64Array;
  /** Per place in `ReportColumns.fraudTypes`: category 0..8 of detection, or -1. */
  readonly categoryOfFraudType: Int8Array;
  /** Per artifact: 1 for role addresses (`abuse@` ...), which the hub test may not drop. IPs and templates never are. */
  readonly protectedArtifacts: Uint8Array;
}
