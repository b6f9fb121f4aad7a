import type { EvidenceGraph } from './graph.js';

/** All run in this process but the last, which is Neo4j's (`rescore/server-kernel`). */
export const KERNEL_NAMES = ['blocks', 'modularity', 'louvain', 'components', 'gds-leiden'] as const;
export type KernelName = (typeof KERNEL_NAMES)[number];

/** An artifact that the measured test of section 2.3 of the detection rules found to serve many campaigns. */
export interface HubFinding {
  /** Artifact number. */
  readonly artifact: number;
  /** First report of the spell, and how many reports it has. */
  readonly spell: number;
  readonly reports: number;
  /** Share of pairs of its reports, attached elsewhere, that fall in one cluster. */
  readonly q: number;
  readonly attached: number;
  readonly clusters: number;
  /** True: the links of all the artifact's spells were dropped. False: a suspect, listed for an analyst. */
  readonly dropped: boolean;
}

/** An artifact that alone held parts of one operation together, and was cut (section 2.4 of the detection rules). */
export interface Bridge {
  /** Artifact number. */
  readonly artifact: number;
  /** Labels of the communities whose reports use it, ascending: at least two. */
  readonly communities: readonly number[];
}

/** A part that little ties to the rest of its community (section 2.4 of the detection rules): a question for an analyst. */
export interface WeakJoint {
  readonly community: number;
  /** Artifacts that part and rest share, ascending numbers, the first 20. */
  readonly artifacts: readonly number[];
  /** Spells that they share, all counted. */
  readonly spells: number;
  /** Reports of the part or of the rest, whichever has fewer. */
  readonly smallerReports: number;
  /** Days between the stretches in which the two were active, rounded; 0 where they overlap or nothing is dated. */
  readonly pauseDays: number;
}

/** Two communities of different operations that still share spells: mostly they are not one (section 2.4). */
export interface RelatedPair {
  /** Ascending. */
  readonly communities: readonly [number, number];
  /** Artifacts that they share, ascending numbers, the first 20. */
  readonly artifacts: readonly number[];
  /** Spells that they share, all counted. */
  readonly spells: number;
}

/** Who belongs together: a label for each report, numbered from 0 by the smallest report of each community. */
export interface Partition {
  readonly kernel: KernelName;
  readonly seed: number;
  /** One label per report; reports that no link reaches are alone in theirs. */
  readonly community: Int32Array;
  readonly count: number;
  /**
   * The level above, where a kernel has one: one label per report, numbered the same way. Each operation is made of whole
   * communities, the campaigns that only a bridge joins (section 2.4 of the detection rules). Absent: they are the same.
   */
  readonly operation?: Int32Array;
  /** Artifacts that were cut between the campaigns of one operation: "possibly linked", never a fact. */
  readonly bridges?: readonly Bridge[];
  /** The weakest few of each community, by community. */
  readonly weakJoints?: readonly WeakJoint[];
  /** The strongest few of each community, by communities. */
  readonly related?: readonly RelatedPair[];
  readonly hubs: readonly HubFinding[];
  /** What the run learned or chose, to be frozen in its manifest: names and numbers only. */
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
}

/** Who belonged together in the last run, in the numbers of the graph of this one. */
export interface LastClustering {
  /** Operation of each report; -1 for reports that are new or were in none. */
  readonly operation: Int32Array;
  readonly count: number;
  /** Campaign of each report; -1 as above. */
  readonly campaign: Int32Array;
  /** What was told of these campaigns. */
  readonly joints: readonly WeakJoint[];
}

export interface DetectOptions {
  readonly seed: number;
  /** Kernel-specific settings by name; a kernel refuses a name that it does not know. */
  readonly settings: Readonly<Record<string, number | string | boolean>>;
}

/** By name; null for what a run learns or decides from its data. */
export type FixedParameters = Readonly<Record<string, number | string | boolean | null>>;

/** One way to find communities. A pure function of its arguments: same graph and options, same bytes. */
export interface Kernel {
  readonly name: KernelName;
  /**
   * What is known of the parameters that `detect` returns before there are data: all of their names.
   *
   * @throws SkeinError `usage` for settings that it refuses.
   */
  fixed(settings: DetectOptions['settings']): FixedParameters;
  detect(graph: EvidenceGraph, options: DetectOptions): Partition;
  /**
   * The same bytes by several threads, for kernels that can share their work out.
   *
   * @throws SkeinError `worker-failed` if a thread dies.
   */
  detectInThreads?(graph: EvidenceGraph, options: ThreadOptions, threads: number): Promise<Partition>;
  /**
   * From where the last run ended, for kernels that can.
   *
   * @param options Settings with all that the last cold run learned: the parameters that it returned.
   */
  readonly detectWarm?: (graph: EvidenceGraph, options: DetectOptions, last: LastClustering) => Partition;
}

export interface ThreadOptions extends DetectOptions {
  /** Links from which on more than one thread is used; by default what pays. */
  readonly threadsPay?: number;
}
