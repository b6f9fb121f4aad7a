/**
 * Rows of whole numbers of 32 bits that grow by half, for streams whose length is known only at their end. Two classes
 * and not one for both widths: a single one compiled for either costs three times as much.
 */
export class IntRows {
  readonly #width: number;
  #values = new Int32Array(1024);
  #length = 0;

  /** @param width numbers in a row. */
  constructor(width: number) {
    this.#width = width;
  }

  get rows(): number {
    return this.#length / this.#width;
  }

  /** The next number of the row under way. */
  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
  }

  at(row: number, column: number): number {
    return this.#values[row * this.#width + column] ?? 0;
  }

  /** All of them, row after row, without spare room behind; not a copy. */
  all(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }

  #grow(): void {
    const wider = new Int32Array(Math.ceil(this.#values.length * 1.5));
    wider.set(this.#values);
    this.#values = wider;
  }
}

/** As `IntRows`, for numbers of any size; one number in a row. */
export class NumberRows {
  #values = new Float64Array(1024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
  }

  at(row: number): number {
    return this.#values[row] ?? 0;
  }

  /** All of them, without spare room behind. */
  take(): Float64Array {
    return this.#values.slice(0, this.#length);
  }

  #grow(): void {
    const wider = new Float64Array(Math.ceil(this.#values.length * 1.5));
    wider.set(this.#values);
    this.#values = wider;
  }
}
