import type { Statistics } from './statistics.js';
import { COUNTS, FIRST_CATEGORY } from './statistics.js';
import { CATEGORY_COUNT, FLAG_COUNT } from './parameters.js';
import type { Terms } from './terms.js';

/** Numbers of one outlook: what no flag says, what each flag changes of that, and the same of categories. */
export const OUTLOOK = FLAG_COUNT + CATEGORY_COUNT + 2;
const CATEGORIES = FLAG_COUNT + 1;

/**
 * Reports from which on a cluster gets an outlook. Which formula is used must hang on what is in the cluster alone: alike
 * clusters are common, and rounding must not decide between them.
 */
const MANY = 5;

/**
 * What the flags and the category of one report say of a cluster, worked out once for all single reports that ask: most
 * nodes are single reports, most of them in large clusters, and for these the Bayes factors are sums over the flags that the
 * report has. One outlook is for reports outside the cluster, another for its members, each against the rest.
 */
export class Outlooks {
  /** For each label, outside then inside: the place of its outlook. */
  private readonly places: Int32Array;
  /** Of the content that each outlook is on. */
  private readonly versions: number[] = [];
  private values = new Float64Array(64 * OUTLOOK);

  constructor(
    private readonly terms: Terms,
    private readonly clusters: Statistics,
    labels: number,
  ) {
    this.places = new Int32Array(2 * labels).fill(-1);
  }

  /** Where the outlook on a cluster is, or -1 if it is too small for one. */
  placeOf(cluster: number, version: number, inside: 0 | 1): number {
    if (this.clusters.size[cluster]! - inside < MANY) return -1;
    const i = 2 * cluster + inside;
    const known = this.places[i]!;
    const place = known < 0 ? this.newPlace() : known;
    this.places[i] = place;
    if (this.versions[place] !== version) {
      this.versions[place] = version;
      this.terms.outlook(this.values, place * OUTLOOK, this.clusters, cluster, inside);
    }
    return place * OUTLOOK;
  }

  private newPlace(): number {
    const place = this.versions.push(-1) - 1;
    if ((place + 1) * OUTLOOK > this.values.length) {
      const larger = new Float64Array(2 * this.values.length);
      larger.set(this.values);
      this.values = larger;
    }
    return place;
  }

  /** Log likelihood of a single report's flags, given those of the cluster. @param place From `placeOf`. */
  profile(place: number, { counts }: Statistics, node: number): number {
    const { values } = this;
    let sum = values[place]!;
    for (let k = 0; k < FLAG_COUNT; k++) sum += counts[node * COUNTS + k]! * values[place + 1 + k]!;
    return sum;
  }

  /** The same of its category; it has one. */
  category(place: number, { counts }: Statistics, node: number): number {
    const { values } = this;
    const row = node * COUNTS + FIRST_CATEGORY;
    let sum = values[place + CATEGORIES]!;
    for (let k = 0; k < CATEGORY_COUNT; k++) sum += counts[row + k]! * values[place + CATEGORIES + 1 + k]!;
    return sum;
  }
}
