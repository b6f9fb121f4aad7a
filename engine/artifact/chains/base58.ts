import { sha256 } from '@noble/hashes/sha2.js';
import type { BytesCoder } from '@scure/base';
import { base58 } from '@scure/base';

/** Decoding is quadratic in length: addresses are short, and nothing longer is looked at. */
const MAX_BASE58 = 128;

/** Bytes of a base58 text, or null. */
export function base58Bytes(text: string, alphabet: BytesCoder = base58): Uint8Array | null {
  if (text.length > MAX_BASE58) return null;
  try {
    return alphabet.decode(text);
  } catch {
    return null;
  }
}

/** Payload of a base58check text (version bytes first): the last four bytes are the double SHA-256 of the rest. */
export function base58CheckPayload(text: string, alphabet: BytesCoder = base58): Uint8Array | null {
  const bytes = base58Bytes(text, alphabet);
  if (bytes === null || bytes.length < 5) return null;
  const payload = bytes.subarray(0, -4);
  return startsWith(sha256(sha256(payload)), bytes.subarray(-4)) ? payload : null;
}

export function base58CheckText(payload: Uint8Array): string {
  const bytes = new Uint8Array(payload.length + 4);
  bytes.set(payload);
  bytes.set(sha256(sha256(payload)).subarray(0, 4), payload.length);
  return base58.encode(bytes);
}

export function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}
