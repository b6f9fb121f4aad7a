/** Up to here insertion is quicker than passes of counting. */
const FEW = 40;
const BITS = 11;
const BUCKETS = 1 << BITS;

/**
 * Sorts values by their keys; equal keys stay in order. Radix sort, three passes of 11 bits: linear, where a comparison
 * sort of half a million keys took as long as the moves that it was for.
 *
 * @param keys At least as many as values; changed.
 */
export function sortByKey(keys: Uint32Array, values: Int32Array): void {
  if (values.length <= FEW) insert(keys, values);
  else if (values.length < BUCKETS) byNumbers(keys, values);
  else byRadix(keys, values);
}

function insert(keys: Uint32Array, values: Int32Array): void {
  for (let i = 1; i < values.length; i++) {
    const key = keys[i]!;
    const value = values[i]!;
    let j = i;
    for (; j > 0 && keys[j - 1]! > key; j--) {
      keys[j] = keys[j - 1]!;
      values[j] = values[j - 1]!;
    }
    keys[j] = key;
    values[j] = value;
  }
}

/** Key and place in one number, which the runtime sorts without a comparison function. */
function byNumbers(keys: Uint32Array, values: Int32Array): void {
  const pairs = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) pairs[i] = keys[i]! * BUCKETS + i;
  pairs.sort();
  const before = values.slice();
  for (let i = 0; i < values.length; i++) values[i] = before[pairs[i]! % BUCKETS]!;
}

function byRadix(keys: Uint32Array, values: Int32Array): void {
  const count = values.length;
  let fromKeys: Uint32Array = keys.subarray(0, count);
  let fromValues: Int32Array = values;
  let toKeys: Uint32Array = new Uint32Array(count);
  let toValues: Int32Array = new Int32Array(count);
  for (let shift = 0; shift < 32; shift += BITS) {
    scatter(fromKeys, fromValues, toKeys, toValues, shift);
    [fromKeys, toKeys] = [toKeys, fromKeys];
    [fromValues, toValues] = [toValues, fromValues];
  }
  values.set(fromValues); // after an odd number of passes they stand in the copy
}

function scatter(
  keys: Uint32Array,
  values: Int32Array,
  toKeys: Uint32Array,
  toValues: Int32Array,
  shift: number,
): void {
  const next = new Int32Array(BUCKETS + 1);
  for (let i = 0; i < values.length; i++) next[((keys[i]! >>> shift) & (BUCKETS - 1)) + 1]!++;
  for (let bucket = 0; bucket < BUCKETS; bucket++) next[bucket + 1]! += next[bucket]!;
  for (let i = 0; i < values.length; i++) {
    const place = next[(keys[i]! >>> shift) & (BUCKETS - 1)]!++;
    toKeys[place] = keys[i]!;
    toValues[place] = values[i]!;
  }
}
