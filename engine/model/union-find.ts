/** Sets of numbers 0 to n - 1; the root of a set is its smallest number, whatever the order of uniting. */
export class UnionFind {
  private readonly parent: Int32Array;

  constructor(count: number) {
    this.parent = new Int32Array(count);
    for (let i = 0; i < count; i++) this.parent[i] = i;
  }

  rootOf(start: number): number {
    const { parent } = this;
    let node = start;
    for (let above = parent[node] ?? node; above !== node; above = parent[node] ?? node) {
      parent[node] = parent[above] ?? above;
      node = parent[node] ?? above;
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
