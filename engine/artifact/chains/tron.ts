import { base58CheckPayload } from './base58.js';
import type { Chain } from './chain.js';

const ADDRESS = /^T[1-9A-HJ-NP-Za-km-z]{33}$/;

function read(text: string): string | null {
  if (!ADDRESS.test(text)) return null;
  const payload = base58CheckPayload(text);
  return payload?.length === 21 && payload[0] === 0x41 ? text : null;
}

export const tron: Chain = { name: 'tron', prefixes: ['tron', 'trx', 'trc20'], checked: true, read };
