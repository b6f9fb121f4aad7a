/** Typed arrays that grow by half: the length of a stream is known only at its end. */
type Numbers = Int32Array | Float64Array | Uint8Array | Uint16Array | Uint32Array;

export class Growing<T extends Numbers> {
  #values: T;
  #length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow(this.#length + 1);
    this.#values[this.#length++] = value;
  }

  /** The values so far, without spare room behind them. The column is empty afterwards. */
  take(): T {
    const exact = this.#make(this.#length);
    exact.set(this.#values.subarray(0, this.#length));
    this.#values = this.#make(0);
    this.#length = 0;
    return exact;
  }

  #grow(least: number): void {
    const wider = this.#make(Math.max(least, Math.ceil(this.#values.length * 1.5)));
    wider.set(this.#values);
    this.#values = wider;
  }
}

export const int32 = (): Growing<Int32Array> => new Growing((length) => new Int32Array(length));
export const float64 = (): Growing<Float64Array> => new Growing((length) => new Float64Array(length));
export const uint8 = (): Growing<Uint8Array> => new Growing((length) => new Uint8Array(length));
export const uint16 = (): Growing<Uint16Array> => new Growing((length) => new Uint16Array(length));
export const uint32 = (): Growing<Uint32Array> => new Growing((length) => new Uint32Array(length));
