/** Sets of numbers 0 to n - 1; the root of a set is its smallest number, whatever the order of uniting. */
export class UnionFind {
  private readonly parent: Int32Array;

  constructor(count: number) {
    this.parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  rootOf(start: number): number {
    const { parent } = this;
    let node = start;
    while (parent[node] !== node) {
      parent[node] = parent[parent[node]!]!;
      node = parent[node]!;
    }
    return node;
  }

  unite(a: number, b: number): void {
    const x = this.rootOf(a);
    const y = this.rootOf(b);
    if (x < y) this.parent[y] = x;
    else this.parent[x] = y;
  }
}
