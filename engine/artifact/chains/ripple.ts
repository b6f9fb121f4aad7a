import { base58xrp } from '@scure/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { base58CheckPayload } from './base58.js';
import type { Chain } from './chain.js';

const CLASSIC = /^(r[1-9A-HJ-NP-Za-km-z]{24,34})(?:(?:\?dt=|:)(\d{1,10}))?$/;
const X_ADDRESS = /^X[1-9A-HJ-NP-Za-km-z]{46}$/;
const MAX_TAG = 0xffffffff;

/**
 * An account of the XRP Ledger. A destination tag names the customer behind an exchange's account, so it stays:
 * `r…?dt=7`. X-addresses (XLS-5) hold both in one and fold to the same.
 */
function read(text: string): string | null {
  if (X_ADDRESS.test(text)) return readXAddress(text);
  const [, account, tag] = CLASSIC.exec(text) ?? [];
  if (account === undefined) return null;
  const payload = base58CheckPayload(account, base58xrp);
  if (payload?.length !== 21 || payload[0] !== 0) return null;
  return tag === undefined ? account : tagged(account, Number(tag));
}

function tagged(account: string, tag: number): string | null {
  return tag <= MAX_TAG ? `${account}?dt=${tag}` : null;
}

/** Main-net prefix 05 44, 20 bytes of account, a flag, and a little-endian tag of eight bytes. */
function readXAddress(text: string): string | null {
  const payload = base58CheckPayload(text, base58xrp);
  if (payload?.length !== 31 || payload[0] !== 0x05 || payload[1] !== 0x44) return null;
  const account = accountText(payload.subarray(2, 22));
  const tail = new DataView(payload.buffer, payload.byteOffset + 22, 9);
  if (tail.getUint32(5, true) !== 0) return null;
  const [flag, tag] = [tail.getUint8(0), tail.getUint32(1, true)];
  if (flag === 0) return tag === 0 ? account : null;
  return flag === 1 ? tagged(account, tag) : null;
}

function accountText(account: Uint8Array): string {
  const bytes = new Uint8Array(25);
  bytes.set(account, 1);
  bytes.set(sha256(sha256(bytes.subarray(0, 21))).subarray(0, 4), 21);
  return base58xrp.encode(bytes);
}

export const ripple: Chain = { name: 'xrp', prefixes: ['xrp', 'ripple', 'xrpl'], checked: true, read };
