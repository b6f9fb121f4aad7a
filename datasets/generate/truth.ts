import type { Artifacts } from './artifacts.js';
import { ARTIFACT_CLASS } from './artifacts.js';
import { Draws } from './draws.js';
import { KeyTable } from './key-table.js';
import type { Mentioned } from './mentions.js';
import type { Plan } from './plan.js';
import { CLASS } from './plan.js';

/**
 * Gathers what could be found out at best: components over genuine edges (a campaign's own artifacts and those it shares),
 * hubs and slips left out, artifacts split by campaign (rules, section 4). Union by rows of the plan, in a few bytes each.
 */
export class Truth {
  readonly #plan: Plan;
  readonly #artifacts: Artifacts;
  readonly #parent: Int32Array;
  readonly #firstUser = new KeyTable();
  readonly #draws = new Draws(0);

  constructor(plan: Plan, artifacts: Artifacts) {
    this.#plan = plan;
    this.#artifacts = artifacts;
    this.#parent = new Int32Array(plan.rows.count).map((_, row) => row);
  }

  /** Takes in what a report names. */
  add(row: number, mentions: readonly Mentioned[]): void {
    if (this.#plan.rows.class[row] === CLASS.poison) return;
    for (const mention of mentions) {
      if (mention.class !== ARTIFACT_CLASS.genuine && mention.class !== ARTIFACT_CLASS.shared) continue;
      this.#use(row, mention.artifact);
      const host = this.#artifacts.host(mention.artifact);
      if (host >= 0 && this.#artifacts.class(host) !== ARTIFACT_CLASS.hub) this.#use(row, host);
    }
  }

  /** Smallest row of the component that a row is in; its own where nothing genuine ties it to another. */
  component(row: number): number {
    let root = row;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    for (let at = row; this.#parent[at] !== root;) {
      const next = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  #use(row: number, artifact: number): void {
    this.#draws.begin(this.#plan.rows.campaign[row] ?? -1, artifact);
    this.#draws.next();
    const { hi, lo } = this.#draws;
    const first = this.#firstUser.get(hi, lo);
    if (first < 0) this.#firstUser.set(hi, lo, row);
    else this.#join(row, first);
  }

  #join(a: number, b: number): void {
    const [x, y] = [this.component(a), this.component(b)];
    if (x < y) this.#parent[y] = x;
    else this.#parent[x] = y;
  }
}
