import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xmr } from '@scure/base';
import { base58Bytes, startsWith } from './base58.js';
import type { Chain } from './chain.js';

const ADDRESS = /^[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/;
/** Network byte -> length in bytes: standard, integrated (with a payment id), sub-address. */
const LENGTHS: ReadonlyMap<number, number> = new Map([
  [18, 69],
  [19, 77],
  [42, 69],
]);

function read(text: string): string | null {
  if (!ADDRESS.test(text)) return null;
  const bytes = base58Bytes(text, base58xmr);
  const network = bytes?.[0];
  if (bytes === null || network === undefined || LENGTHS.get(network) !== bytes.length) return null;
  return startsWith(keccak_256(bytes.subarray(0, -4)), bytes.subarray(-4)) ? text : null;
}

export const monero: Chain = { name: 'xmr', prefixes: ['xmr', 'monero'], checked: true, read };
