import { bech32, bech32m } from '@scure/base';
import { base58CheckPayload, base58CheckText } from './base58.js';
import { cashAddress, readCashAddress } from './cash-address.js';
import type { Chain } from './chain.js';

/** Version bytes of base58 addresses, and the human-readable part of segregated-witness ones. */
interface Versions {
  readonly keyHash: number;
  readonly scriptHash: number;
  readonly hrp: string | null;
}

const BTC: Versions = { keyHash: 0x00, scriptHash: 0x05, hrp: 'bc' };
const LTC: Versions = { keyHash: 0x30, scriptHash: 0x32, hrp: 'ltc' };
const DOGE: Versions = { keyHash: 0x1e, scriptHash: 0x16, hrp: null };

const BASE58_ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{25,35}$/;

function readBase58(text: string, versions: Versions): string | null {
  const payload = hashPayload(text);
  return payload?.[0] === versions.keyHash || payload?.[0] === versions.scriptHash ? text : null;
}

/** A version byte and a 160-bit hash. */
function hashPayload(text: string): Uint8Array | null {
  const payload = BASE58_ADDRESS.test(text) ? base58CheckPayload(text) : null;
  return payload?.length === 21 ? payload : null;
}

/** BIP 173 (version 0, bech32) and BIP 350 (later versions, taproot among them, bech32m). */
function readSegwit(text: string, hrp: string): string | null {
  if (text.length > 90 || text.length < 14 || text.slice(0, hrp.length + 1).toLowerCase() !== `${hrp}1`) return null;
  const first = bech32.decodeUnsafe(text);
  const decoded = first ?? bech32m.decodeUnsafe(text);
  const version = decoded?.words[0];
  if (decoded === undefined || version === undefined || version > 16 || (version === 0) !== (first !== undefined))
    return null;
  const program = bech32.fromWordsUnsafe(decoded.words.slice(1));
  if (program === undefined || program.length < 2 || program.length > 40) return null;
  const fits = version === 0 ? program.length === 20 || program.length === 32 : version > 1 || program.length === 32;
  return fits ? text.toLowerCase() : null;
}

function readBitcoinLike(text: string, versions: Versions): string | null {
  return (versions.hrp === null ? null : readSegwit(text, versions.hrp)) ?? readBase58(text, versions);
}

/** Litecoin scripts were first written as Bitcoin's are (3…); today's form of the same script is M…. */
function readNamedLitecoin(text: string): string | null {
  const payload = hashPayload(text);
  if (payload?.[0] !== BTC.scriptHash) return readBitcoinLike(text, LTC);
  return base58CheckText(Uint8Array.of(LTC.scriptHash, ...payload.subarray(1)));
}

/** Before 2018 Bitcoin Cash was written as Bitcoin is; the reporter's word tells them apart. */
function readNamedBitcoinCash(text: string): string | null {
  const payload = hashPayload(text);
  if (payload?.[0] === BTC.keyHash) return cashAddress(0, payload.subarray(1));
  if (payload?.[0] === BTC.scriptHash) return cashAddress(8, payload.subarray(1));
  return readCashAddress(text);
}

export const bitcoin: Chain = {
  name: 'btc',
  prefixes: ['btc', 'bitcoin', 'xbt'],
  checked: true,
  read: (text) => readBitcoinLike(text, BTC),
};

export const litecoin: Chain = {
  name: 'ltc',
  prefixes: ['ltc', 'litecoin'],
  checked: true,
  read: (text) => readBitcoinLike(text, LTC),
  readNamed: readNamedLitecoin,
};

export const dogecoin: Chain = {
  name: 'doge',
  prefixes: ['doge', 'dogecoin', 'xdg'],
  checked: true,
  read: (text) => readBitcoinLike(text, DOGE),
};

export const bitcoinCash: Chain = {
  name: 'bch',
  prefixes: ['bch', 'bitcoincash', 'bitcoin-cash'],
  checked: true,
  read: readCashAddress,
  readNamed: readNamedBitcoinCash,
};
