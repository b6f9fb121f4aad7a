import type { OperationGraph } from './operation-graph.js';

/** What taking a spell away would leave. */
export interface Articulation {
  /** Spell node. */
  readonly node: number;
  /**
   * The parts below the spell, as stretches of `order`: part i is `order[starts[i] .. ends[i]]`, ascending. All other reports
   * are one more part.
   */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface Articulations {
  /** Reports in the order in which the search came to them. */
  readonly order: Int32Array;
  /** Place of each report in `order`. */
  readonly place: Int32Array;
  /** Spells whose removal takes the graph apart, by node. */
  readonly spells: readonly Articulation[];
}

/**
 * Finds the spells that hold a connected graph together: one depth-first search with low points (Hopcroft and Tarjan 1973),
 * without recursion because operations can be chains of many thousand reports. It starts at report 0, so the root is no
 * spell, and what lies below a child of a spell is a stretch of the order of visits.
 */
export function articulations(graph: OperationGraph): Articulations {
  const search = new LowPointSearch(graph);
  search.run();
  const children = childrenCutOff(search);
  const spells = [...children].map(([node, cutOff]) => ({
    node,
    starts: cutOff.map((child) => search.firstPlace[child]!),
    ends: cutOff.map((child) => search.endPlace[child]!),
  }));
  return { order: search.order, place: search.firstPlace, spells: spells.sort((a, b) => a.node - b.node) };
}

/** Per spell: its children in the search tree from which nothing leads back above the spell, by place. */
function childrenCutOff(search: LowPointSearch): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const report of search.order) {
    const spell = search.parent[report]!;
    if (spell < 0 || search.low[report]! < search.entered[spell]!) continue;
    const known = children.get(spell);
    if (known === undefined) children.set(spell, [report]);
    else known.push(report);
  }
  return children;
}

class LowPointSearch {
  readonly parent: Int32Array;
  /** When each node was first seen, and the earliest node that it or what lies below it reaches. */
  readonly entered: Int32Array;
  readonly low: Int32Array;
  readonly order: Int32Array;
  /** How many reports had been seen when the search entered a node, and when it left it. */
  readonly firstPlace: Int32Array;
  readonly endPlace: Int32Array;
  private readonly nextEdge: Int32Array;
  private time = 0;
  private seen = 0;

  constructor(private readonly graph: OperationGraph) {
    const { nodes } = graph;
    this.parent = new Int32Array(nodes).fill(-1);
    this.entered = new Int32Array(nodes).fill(-1);
    this.low = new Int32Array(nodes);
    this.order = new Int32Array(graph.reports);
    this.firstPlace = new Int32Array(nodes);
    this.endPlace = new Int32Array(nodes);
    this.nextEdge = graph.offsets.slice(0, -1);
  }

  run(): void {
    this.enter(0);
    for (let node = 0; node >= 0;) {
      if (this.nextEdge[node]! < this.graph.offsets[node + 1]!) node = this.follow(node);
      else node = this.exit(node);
    }
  }

  private enter(node: number): void {
    this.entered[node] = this.low[node] = this.time++;
    this.firstPlace[node] = this.seen;
    if (node < this.graph.reports) this.order[this.seen++] = node;
  }

  /** Looks along the node's next edge; returns where the search goes on. */
  private follow(node: number): number {
    const target = this.graph.targets[this.nextEdge[node]!++]!;
    if (this.entered[target]! < 0) {
      this.parent[target] = node;
      this.enter(target);
      return target;
    }
    if (target !== this.parent[node]) this.low[node] = Math.min(this.low[node]!, this.entered[target]!);
    return node;
  }

  private exit(node: number): number {
    this.endPlace[node] = this.seen;
    const above = this.parent[node]!;
    if (above >= 0) this.low[above] = Math.min(this.low[above]!, this.low[node]!);
    return above;
  }
}
