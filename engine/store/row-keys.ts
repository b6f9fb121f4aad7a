import { invariant } from '../model/errors.js';

/** Numbers by row key, which is reasonably dense: a column that grows. */
export class KeyedNumbers {
  #numbers = new Float64Array(1_024).fill(-1);

  set(key: number, number: number): void {
    if (key >= this.#numbers.length) this.#grow(key);
    this.#numbers[key] = number;
  }

  /** -1 where nothing was set. */
  get(key: number): number {
    return this.#numbers[key] ?? -1;
  }

  #grow(key: number): void {
    const wider = new Float64Array(Math.max(key + 1, this.#numbers.length * 2)).fill(-1);
    wider.set(this.#numbers);
    this.#numbers = wider;
  }
}

/** Row keys of the store that is read, told as those of the store that takes in. */
export class RowKeys {
  readonly #reports = new KeyedNumbers();
  readonly #artifacts = new KeyedNumbers();
  readonly #ranks = new KeyedNumbers();
  #artifactsMet = 0;

  setReport(theirs: number, own: number): void {
    this.#reports.set(theirs, own);
  }

  /** Called in the order of artifacts. */
  setArtifact(theirs: number, own: number): void {
    this.#artifacts.set(theirs, own);
    this.#ranks.set(theirs, this.#artifactsMet++);
  }

  report(theirs: number): number {
    const own = this.#reports.get(theirs);
    invariant(own >= 0, 'what is taken in names a report that did not come before it');
    return own;
  }

  artifact(theirs: number): number {
    const own = this.#artifacts.get(theirs);
    invariant(own >= 0, 'what is taken in names an artifact that did not come before it');
    return own;
  }

  /** Place in the order of artifacts. */
  rank(theirs: number): number {
    return this.#ranks.get(theirs);
  }
}
