import type { KindTable } from './artifact-kind.js';

/** Addresses are those of the standards' own test vectors and of well-known public accounts. */
export const wallet: KindTable = {
  same: {
    'btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa': [
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      'bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=0.1&label=x',
      'BTC:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      'BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      '１A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7\u200bDivfNa',
    ],
    'btc:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy': ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy'],
    'btc:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4': [
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
      'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
      'bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    ],
    'btc:bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0': [
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', // taproot (BIP 350)
    ],
    'evm:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed': [
      '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
      '0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED',
      'ETH:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      'ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@1/transfer?value=1',
      'BNB:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
      'USDT: 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
    ],
    'tron:TJRabPrwbZy45sbavfcjinPJC18kjpRTv8': [
      'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
      'TRX:TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
      'USDT TJRabPrwbZy45sbavfcjinPJC18kjpRTv8',
    ],
    'ltc:LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9': [
      'LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9',
      'litecoin:LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9',
    ],
    'ltc:MJRSgZ3UUFcTBTBAaN38XAXvZLwRe8WVw7': [
      'MJRSgZ3UUFcTBTBAaN38XAXvZLwRe8WVw7',
      'LTC:3CDJNfdWX8m2NwuGUV3nhXHXEeLygMXoAj',
    ],
    'bch:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a': [
      'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
      'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
      'QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A',
      'BCH:1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu',
    ],
    'bch:ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq': [
      'ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq',
      'BCH:3CWFddi6m4ndiGyKqzYvsFYagqDLPVMTzC',
    ],
    'doge:DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L': [
      'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
      'dogecoin:DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
    ],
    'xrp:rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh': [
      'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
      'XRP: rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
    ],
    'xrp:rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh?dt=12': [
      'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh:12',
      'xrp:rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh?dt=12',
    ],
    'xrp:r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59': ['X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ'],
    'xrp:r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59?dt=1': ['X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu'],
    'xmr:44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A': [
      '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A',
    ],
    'sol:7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV': [
      '7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV',
      'solana:7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV',
    ],
    'sol:11111111111111111111111111111111': ['SOL:11111111111111111111111111111111'],
    'ada:addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x': [
      'addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x',
    ],
    'ada:DdzFFzCqrhssmYoG5Eca1bKZFdGS8d6iag1mU4wbLeYcSPVvBNF2wRG8yhjzQqErbg63N6KJA4DHqha113tjKDpGEwS5x1dT2KfLSbSJ': [
      'DdzFFzCqrhssmYoG5Eca1bKZFdGS8d6iag1mU4wbLeYcSPVvBNF2wRG8yhjzQqErbg63N6KJA4DHqha113tjKDpGEwS5x1dT2KfLSbSJ',
    ],
  },
  apart: [
    ['1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu', 'BCH:1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu'],
    ['3CDJNfdWX8m2NwuGUV3nhXHXEeLygMXoAj', 'LTC:3CDJNfdWX8m2NwuGUV3nhXHXEeLygMXoAj'],
    ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh:12'],
  ],
  bad: [
    '',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb', // last letter changed
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a', // 0 is no letter of base58
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
    'bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', // two cases (BIP 173)
    'bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4', // not bech32m (BIP 350)
    'bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du', // bech32 where bech32m is due (BIP 350)
    'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', // test net
    '0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed', // checksum of EIP-55 broken
    '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae',
    '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaedd',
    'TJRabPrwbZy45sbavfcjinPJC18kjpRTv9',
    'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6b',
    'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi',
    'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh?dt=4294967296',
    'X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqY',
    '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3B',
    'addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3y',
    'DdzFFzCqrhssmYoG5Eca1bKZFdGS8d6iag1mU4wbLeYcSPVvBNF2wRG8yhjzQqErbg63N6KJA4DHqha113tjKDpGEwS5x1dT2KfLSbSK',
    '11111111111111111111111111111111', // a key without its chain's name must have a key's usual length
    'BTC:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
    'ETH:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    'd41d8cd98f00b204e9800998ecf8427e',
    'my wallet',
    'bitcoin:',
  ],
  derives: { 'btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa': [] },
};
