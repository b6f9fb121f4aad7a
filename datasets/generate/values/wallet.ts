import { keccak_256 } from '@noble/hashes/sha3.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, createBase58check } from '@scure/base';
import type { Draws } from '../draws.js';

const base58 = createBase58check(sha256);

/**
 * An address with a right checksum whose hash was drawn, not made from a key: nobody can spend from it. Ethereum,
 * Bitcoin (old and segwit form) and TRON, where most scams are paid.
 */
export function walletOf(draws: Draws): string {
  const chain = draws.unit();
  const hash = drawnBytes(draws, 20);
  if (chain < 0.35) return evmAddress(hash);
  if (chain < 0.6) return `bc1${segwit(hash)}`;
  return base58.encode(Uint8Array.from([chain < 0.75 ? 0x00 : 0x41, ...hash]));
}

function drawnBytes(draws: Draws, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    if (i % 4 === 0) draws.next();
    bytes[i] = draws.hi >>> (8 * (i % 4));
  }
  return bytes;
}

function segwit(hash: Uint8Array): string {
  return bech32.encode('bc', [0, ...bech32.toWords(hash)]).slice(3);
}

/** Mixed case as the checksum (EIP-55). */
function evmAddress(hash: Uint8Array): string {
  const digits = Buffer.from(hash).toString('hex');
  const check = keccak_256(Buffer.from(digits));
  let address = '0x';
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charAt(i);
    const nibble = ((check[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15;
    address += nibble >= 8 ? digit.toUpperCase() : digit;
  }
  return address;
}
