import { base58Bytes } from './base58.js';
import type { Chain } from './chain.js';

/** A public key of 32 bytes in base58, without a checksum: nine in ten have 44 letters, and shorter ones need the name. */
const USUAL_ADDRESS = /^(?=.*[A-Z])(?=.*[a-z])[1-9A-HJ-NP-Za-km-z]{43,44}$/;
const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/;

function read(text: string, shape: RegExp): string | null {
  return shape.test(text) && base58Bytes(text)?.length === 32 ? text : null;
}

export const solana: Chain = {
  name: 'sol',
  prefixes: ['sol', 'solana', 'spl'],
  checked: false,
  read: (text) => read(text, USUAL_ADDRESS),
  readNamed: (text) => read(text, ADDRESS),
};
