import { KINDS } from '../../engine/artifact/registry.js';
import { expect, it } from 'vitest';
import type { KindTable } from './artifact-kind.js';
import { kindContract } from './artifact-kind.js';
import { account, cardBin, handle, iban, other, phone, template } from './artifact-kind-people.js';
import { domain, email, ip, url } from './artifact-kind-network.js';
import { wallet } from './artifact-kind-wallet.js';

const TABLES: Readonly<Record<string, KindTable>> = {
  email,
  phone,
  iban,
  'bank-account': account,
  wallet,
  domain,
  url,
  ip,
  handle,
  template,
  'card-bin': cardBin,
  other,
};

it('every kind of the registry has a table of good and bad values', () => {
  expect(Object.keys(TABLES)).toEqual(KINDS.map((kind) => kind.name));
});

for (const kind of KINDS) kindContract(kind, TABLES[kind.name]!);
