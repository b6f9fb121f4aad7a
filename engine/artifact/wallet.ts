import type { KindTraits } from '../model/artifact.js';
import { bitcoin, bitcoinCash, dogecoin, litecoin } from './chains/bitcoin.js';
import { cardano } from './chains/cardano.js';
import type { Chain } from './chains/chain.js';
import { evm } from './chains/evm.js';
import { monero } from './chains/monero.js';
import { ripple } from './chains/ripple.js';
import { solana } from './chains/solana.js';
import { tron } from './chains/tron.js';
import type { Cleaned, Kind } from './kind.js';
import { nothingDerived } from './kind.js';
import { remembering } from './remembering.js';
import { plain } from './spelling.js';

const TRAITS: KindTraits = { links: true, prior: 0.88, gapDays: 730, flag: 3 };

/** In the order in which an address without a name is tried; those without a checksum come last. */
export const CHAINS: readonly Chain[] = [
  evm,
  bitcoin,
  tron,
  litecoin,
  bitcoinCash,
  dogecoin,
  ripple,
  monero,
  cardano,
  solana,
];

const CHAIN_OF_PREFIX = new Map(CHAINS.flatMap((chain) => chain.prefixes.map((prefix) => [prefix, chain] as const)));
/** Tokens that live on several chains: the address tells which. */
const TOKENS = new Set(['usdt', 'usdc', 'tether', 'busd', 'tusd', 'crypto', 'wallet', 'address']);

const PREFIXED = /^([a-z][a-z0-9-]{2,20})(?::(?:\/\/)?| )\s*(.+)$/i;
/** Amounts and labels of payment URIs (BIP 21), and the chain number and call of ERC-681. XRP's tag is no such label. */
const URI_TAIL = /(?:\?(?!dt=\d)|[@/&]).*$/;

/** An address on a chain, its checksum verified where the chain has one; folded as `chain:address`. */
function clean(raw: string): Cleaned | null {
  return raw.length > 512 ? null : read(raw);
}

const read = remembering(8192, (raw: string): Cleaned | null => {
  const text = plain(raw);
  const [, prefix, rest] = PREFIXED.exec(text) ?? [];
  const word = prefix?.toLowerCase() ?? '';
  const chain = CHAIN_OF_PREFIX.get(word);
  if (prefix !== undefined && rest !== undefined && (chain !== undefined || TOKENS.has(word)))
    return chain === undefined ? readUnnamed(rest) : readOn(chain, rest.replace(URI_TAIL, '').replace(/^pay-/i, ''));
  return readUnnamed(text);
});

function readOn(chain: Chain, text: string): Cleaned | null {
  return cleaned(chain, (chain.readNamed ?? chain.read)(text));
}

function readUnnamed(text: string): Cleaned | null {
  for (const chain of CHAINS) {
    const found = cleaned(chain, chain.read(text));
    if (found !== null) return found;
  }
  return null;
}

function cleaned(chain: Chain, address: string | null): Cleaned | null {
  if (address === null) return null;
  return { folded: `${chain.name}:${address}`, shown: `${chain.name}:${chain.show?.(address) ?? address}` };
}

/** Whether a folded wallet proves itself by a checksum. */
export function isChecked(folded: string): boolean {
  return CHAINS.some((chain) => chain.checked && folded.startsWith(`${chain.name}:`));
}

export const wallet: Kind = { name: 'wallet', traits: TRAITS, clean, derive: nothingDerived };
