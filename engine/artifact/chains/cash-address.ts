import { bech32 } from '@scure/base';

/**
 * Bitcoin Cash's address format ("CashAddr" specification of bitcoincashorg): base32 like bech32 with a 40-bit checksum
 * over the prefix `bitcoincash`, which is usually left out.
 */
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const ADDRESS = /^[qp][qpzry9x8gf2tvdw0s3jn54khce6mua7l]{41}$/;
const GENERATORS = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n];
const PREFIX = Array.from('bitcoincash', (letter) => letter.charCodeAt(0) & 31).concat(0);

function polymod(words: readonly number[]): bigint {
  let sum = 1n;
  for (const word of words) {
    const top = sum >> 35n;
    sum = ((sum & 0x07ffffffffn) << 5n) ^ BigInt(word);
    GENERATORS.forEach((generator, i) => {
      if ((top >> BigInt(i)) & 1n) sum ^= generator;
    });
  }
  return sum ^ 1n;
}

/** The address without its prefix, in lower case, or null. */
export function readCashAddress(text: string): string | null {
  if (text.length !== 42) return null;
  const address = text === text.toUpperCase() ? text.toLowerCase() : text;
  if (!ADDRESS.test(address)) return null;
  const words = Array.from(address, (letter) => ALPHABET.indexOf(letter));
  return polymod([...PREFIX, ...words]) === 0n ? address : null;
}

/** The address of a 160-bit hash; `type` is 0 for a key, 8 for a script. */
export function cashAddress(type: 0 | 8, hash: Uint8Array): string {
  const words = bech32.toWords(Uint8Array.of(type, ...hash));
  const sum = polymod([...PREFIX, ...words, 0, 0, 0, 0, 0, 0, 0, 0]);
  const check = Array.from({ length: 8 }, (_, i) => Number((sum >> BigInt(5 * (7 - i))) & 31n));
  return [...words, ...check].map((word) => ALPHABET.charAt(word)).join('');
}
