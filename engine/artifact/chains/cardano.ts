import { crc32 } from 'node:zlib';
import { bech32 } from '@scure/base';
import { base58Bytes } from './base58.js';
import type { Chain } from './chain.js';

const SHELLEY = /^(?:addr|stake)1[02-9ac-hj-np-z]{50,110}$/;
const BYRON = /^(?:Ae2|DdzFF)[1-9A-HJ-NP-Za-km-z]{50,110}$/;

/** Shelley addresses (CIP-19): bech32 without its limit of 90; first byte: type in the high half, main net 1 in the low. */
function readShelley(text: string): string | null {
  const address = text === text.toUpperCase() ? text.toLowerCase() : text;
  if (!SHELLEY.test(address)) return null;
  try {
    const { words } = bech32.decode(address as `${string}1${string}`, false);
    const bytes = bech32.fromWords(words);
    const fits = bytes.length === 29 || bytes.length === 57 || (bytes.length > 29 && bytes.length <= 57);
    return fits && ((bytes[0] ?? 0) & 15) === 1 ? address : null;
  } catch {
    return null;
  }
}

/** Byron addresses: base58 of the CBOR pair [tagged bytes, CRC-32 of those bytes]. */
function readByron(text: string): string | null {
  const bytes = BYRON.test(text) ? base58Bytes(text) : null;
  if (bytes === null || bytes[0] !== 0x82 || bytes[1] !== 0xd8 || bytes[2] !== 0x18 || bytes[3] !== 0x58) return null;
  const end = 5 + (bytes[4] ?? 0);
  if (bytes.length !== end + 5 || bytes[end] !== 0x1a) return null;
  const sum = new DataView(bytes.buffer, bytes.byteOffset + end + 1, 4).getUint32(0);
  return crc32(bytes.subarray(5, end)) === sum ? text : null;
}

export const cardano: Chain = {
  name: 'ada',
  prefixes: ['ada', 'cardano'],
  checked: true,
  read: (text) => readShelley(text) ?? readByron(text),
};
