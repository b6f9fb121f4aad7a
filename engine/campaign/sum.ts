/** A sum of whole numbers that stays exact: in a double as long as that is, and beyond in a bigint. */
export class Sum {
  #small = 0;
  #large = 0n;

  /** Takes a safe integer, not negative. */
  add(value: number): void {
    const next = this.#small + value;
    if (next <= Number.MAX_SAFE_INTEGER) this.#small = next;
    else {
      this.#large += BigInt(this.#small);
      this.#small = value;
    }
  }

  addLarge(value: bigint): void {
    this.#large += value;
  }

  get total(): bigint {
    return this.#large + BigInt(this.#small);
  }
}
