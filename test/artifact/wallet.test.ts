import { base58 } from '@scure/base';
import fc from 'fast-check';
import WAValidator from 'multicoin-address-validator';
import { describe, expect, it } from 'vitest';
import { base58CheckText } from '../../engine/artifact/chains/base58.js';
import { cashAddress } from '../../engine/artifact/chains/cash-address.js';
import { wallet } from '../../engine/artifact/wallet.js';

const hash20 = fc.uint8Array({ minLength: 20, maxLength: 20 });
const versioned = (version: number, hash: Uint8Array): string => base58CheckText(Uint8Array.of(version, ...hash));

/** Chain, how an address is made of a hash, its name with the validator that checks us. */
const MADE: readonly (readonly [string, (hash: Uint8Array) => string, string])[] = [
  ['btc', (hash) => versioned(0x00, hash), 'btc'],
  ['btc', (hash) => versioned(0x05, hash), 'btc'],
  ['ltc', (hash) => versioned(0x30, hash), 'ltc'],
  ['ltc', (hash) => versioned(0x32, hash), 'ltc'],
  ['doge', (hash) => versioned(0x1e, hash), 'doge'],
  ['tron', (hash) => versioned(0x41, hash), 'trx'],
  ['bch', (hash) => cashAddress(0, hash), 'bch'],
  ['bch', (hash) => cashAddress(8, hash), 'bch'],
];

/** Another validator, wholly apart from ours, has the second opinion. */
describe('wallets, against another validator', () => {
  it.each(MADE)('%s addresses are read, and with one letter changed they are not', (chain, make, theirs) => {
    fc.assert(
      fc.property(hash20, fc.nat(), fc.nat(), (hash, place, letter) => {
        const address = make(hash);
        expect(wallet.clean(address, {})?.folded).toBe(`${chain}:${address}`);
        expect(WAValidator.validate(address, theirs)).toBe(true);
        const at = 1 + (place % (address.length - 1));
        const spoilt = address.slice(0, at) + base58.encode(Uint8Array.of(1 + (letter % 57))) + address.slice(at + 1);
        if (spoilt !== address) expect(wallet.clean(spoilt, {})?.folded ?? null).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('EVM addresses hold the checksum of EIP-55 in both eyes', () => {
    fc.assert(
      fc.property(hash20, (hash) => {
        const shown = wallet.clean(`0x${Buffer.from(hash).toString('hex')}`, {})?.shown.slice('evm:'.length) ?? '';
        expect(WAValidator.validate(shown, 'eth')).toBe(true);
        expect(wallet.clean(shown, {})?.folded).toBe(`evm:${shown.toLowerCase()}`);
      }),
      { numRuns: 60 },
    );
  });

  it('and the rest agree on public accounts', () => {
    const accounts = [
      ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'xrp'],
      ['44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A', 'xmr'],
      ['7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV', 'sol'],
      [
        'DdzFFzCqrhssmYoG5Eca1bKZFdGS8d6iag1mU4wbLeYcSPVvBNF2wRG8yhjzQqErbg63N6KJA4DHqha113tjKDpGEwS5x1dT2KfLSbSJ',
        'ada',
      ],
      ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'btc'],
    ] as const;
    for (const [address, theirs] of accounts) {
      expect(wallet.clean(address, {})?.folded).toBe(`${theirs}:${address}`);
      expect(WAValidator.validate(address, theirs)).toBe(true);
    }
  });
});
