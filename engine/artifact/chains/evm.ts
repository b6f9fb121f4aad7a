import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { remembering } from '../remembering.js';
import type { Chain } from './chain.js';

const ADDRESS = /^0x[0-9a-f]{40}$/i;

/** Capitals of an address as ERC-55 (EIP-55) sets them. */
const checksummed = remembering(8192, (lower: string): string => {
  const hash = bytesToHex(keccak_256(utf8ToBytes(lower.slice(2))));
  let shown = '0x';
  for (let i = 0; i < 40; i++) {
    const digit = lower.charAt(i + 2);
    shown += hash.charAt(i) >= '8' ? digit.toUpperCase() : digit;
  }
  return shown;
});

/** Mixed case is a checksum and has to hold; one case alone claims nothing. */
function read(text: string): string | null {
  if (text.length !== 42 || !ADDRESS.test(text)) return null;
  const digits = text.slice(2);
  const lower = `0x${digits.toLowerCase()}`;
  const oneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  return oneCase || checksummed(lower).slice(2) === digits ? lower : null;
}

/** Ethereum and the chains that share its keys: one key holds the same address on all of them. */
export const evm: Chain = {
  name: 'evm',
  prefixes: (
    'evm eth ethereum ether etc bsc bnb binance-smart-chain matic pol polygon avax avalanche arb arbitrum op optimism ' +
    'base ftm fantom cro celo linea zksync erc20 bep20 dai weth'
  ).split(' '),
  checked: true,
  read,
  show: checksummed,
};
