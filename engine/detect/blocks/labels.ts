import type { NextNodes } from './aggregate.js';

/**
 * Follows nodes of the lowest level up: which node of the current level holds each of them, and, once its component is done,
 * the label that it keeps. Labels are names of lowest nodes, one for each cluster.
 */
export class Labels {
  /** Label of each node of the lowest level; complete when no component is left. */
  readonly of: Int32Array;
  private readonly holder: Int32Array;
  /** Of each node of the current level, the lowest node that its label is named by; null on the lowest level. */
  private names: Int32Array | null = null;

  constructor(nodes: number) {
    this.of = new Int32Array(nodes);
    this.holder = new Int32Array(nodes);
    for (let node = 0; node < nodes; node++) this.holder[node] = node;
  }

  /** @param community Label of each node of the level that ends. */
  climb(community: Int32Array, next: NextNodes): void {
    const { of, holder, names } = this;
    for (let node = 0; node < of.length; node++) {
      const held = holder[node]!;
      if (held < 0) continue;
      holder[node] = next.of[held]!;
      if (next.of[held]! >= 0) continue;
      const label = community[held]!;
      of[node] = names === null ? label : names[label]!;
    }
    this.names = this.namesOf(community, next);
  }

  private namesOf(community: Int32Array, next: NextNodes): Int32Array {
    const names = new Int32Array(next.count);
    for (let node = 0; node < next.of.length; node++) {
      if (next.of[node]! < 0) continue;
      const label = community[node]!;
      names[next.of[node]!] = this.names === null ? label : this.names[label]!;
    }
    return names;
  }
}
