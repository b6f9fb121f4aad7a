/** Makes arrays of zeros; for threads, of memory that all of them see. */
export interface Allocate {
  int32(length: number): Int32Array;
  float32(length: number): Float32Array;
  float64(length: number): Float64Array;
  uint8(length: number): Uint8Array;
}

export const PRIVATE: Allocate = {
  int32: (length) => new Int32Array(length),
  float32: (length) => new Float32Array(length),
  float64: (length) => new Float64Array(length),
  uint8: (length) => new Uint8Array(length),
};

export const SHARED: Allocate = {
  int32: (length) => new Int32Array(new SharedArrayBuffer(4 * length)),
  float32: (length) => new Float32Array(new SharedArrayBuffer(4 * length)),
  float64: (length) => new Float64Array(new SharedArrayBuffer(8 * length)),
  uint8: (length) => new Uint8Array(new SharedArrayBuffer(length)),
};
