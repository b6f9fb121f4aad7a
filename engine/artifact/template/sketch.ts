/**
 * One-permutation MinHash (Li, Owen, Zhang 2012) of a text's character n-grams, kept to `b` bits (Li and König 2010):
 * each of four hashes deals the n-grams into 16 bins, and of the smallest value in each bin the low 8 bits are kept.
 */
import type { MaskedText } from './masked.js';

export const SKETCH_BYTES = 64;
export const GRAM = 5;
/** Shorter messages are alike by chance. In folded characters. */
export const SHORTEST_MESSAGE = 60;

const ROUNDS = 4;
const BINS = SKETCH_BYTES / ROUNDS;
const BIN_SHIFT = 28;
const VALUE_MASK = 2 ** BIN_SHIFT - 1;
const EMPTY = 0x7fffffff;

/** Odd constants of well-known mixers (MurmurHash3, xxHash32); the multiplier of the rolling hash is from FNV-1a. */
const ROLL = 0x01000193;
const MIXERS = new Int32Array([0x85ebca6b, 0xc2b2ae35, 0x9e3779b1, 0x27d4eb2f]);
const FINAL = 0x846ca68b;
const ROLL_OUT = rollOut();

function rollOut(): number {
  let power = 1;
  for (let i = 0; i < GRAM; i++) power = Math.imul(power, ROLL);
  return power;
}

const smallest = new Int32Array(SKETCH_BYTES);

/** 64 bytes; equal bytes at a place are a sign of equal n-grams. Null for a message too short to tell. */
export function sketchOf({ codes, length }: MaskedText): Uint8Array | null {
  if (length < SHORTEST_MESSAGE) return null;
  smallest.fill(EMPTY);
  dealAll(codes, length, smallest);
  const full = smallest.includes(EMPTY) ? filled(smallest) : smallest;
  const sketch = new Uint8Array(SKETCH_BYTES);
  for (let i = 0; i < SKETCH_BYTES; i++) sketch[i] = full[i] ?? 0;
  return sketch;
}

function dealAll(codes: Uint16Array, length: number, into: Int32Array): void {
  let rolling = 0;
  for (let i = 0; i < length; i++) {
    rolling = (Math.imul(rolling, ROLL) + (codes[i] ?? 0)) | 0;
    if (i < GRAM - 1) continue;
    if (i >= GRAM) rolling = (rolling - Math.imul(codes[i - GRAM] ?? 0, ROLL_OUT)) | 0;
    const gram = rolling ^ (rolling >>> 16);
    // Written out: a loop of four costs as much again as its body.
    deal(gram, 0, into);
    deal(gram, 1, into);
    deal(gram, 2, into);
    deal(gram, 3, into);
  }
}

function deal(gram: number, round: number, into: Int32Array): void {
  let hash = Math.imul(gram, MIXERS[round] ?? 1);
  hash = Math.imul(hash ^ (hash >>> 15), FINAL);
  hash ^= hash >>> 13;
  const bin = round * BINS + (hash >>> BIN_SHIFT);
  const value = hash & VALUE_MASK;
  if (value < (into[bin] ?? 0)) into[bin] = value;
}

/** An empty bin takes what the next full one of its round holds (Shrivastava and Li 2014), so that it still compares. */
function filled(smallest: Int32Array): Int32Array {
  const full = smallest.slice();
  for (let bin = 0; bin < SKETCH_BYTES; bin++) {
    const round = bin - (bin % BINS);
    for (let step = 1; full[bin] === EMPTY && step < BINS; step++)
      if (smallest[round + ((bin + step) % BINS)] !== EMPTY)
        full[bin] = Math.imul((smallest[round + ((bin + step) % BINS)] ?? 0) + step, FINAL) & VALUE_MASK;
  }
  return full;
}

/** Estimate of the Jaccard likeness of two messages, 0..1, from sketches that stand in one array; standard error .06. */
export function likeness(sketches: Uint8Array, one: number, other: number): number {
  let equal = 0;
  for (let i = 0; i < SKETCH_BYTES; i++)
    if (sketches[one * SKETCH_BYTES + i] === sketches[other * SKETCH_BYTES + i]) equal++;
  return Math.max(0, (equal / SKETCH_BYTES - BY_CHANCE) / (1 - BY_CHANCE));
}

const BY_CHANCE = 1 / 256;
