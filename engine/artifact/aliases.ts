import type { ArtifactKind } from '../model/artifact.js';
import { ARTIFACT_KINDS } from '../model/artifact.js';
import { PLATFORMS, platformOfWord } from './platforms.js';
import { CHAINS } from './wallet.js';

/** A kind, and what its values are to be read with in front: `telegram` reads `@x` as `telegram:@x`. */
export interface KindWord {
  readonly kind: ArtifactKind | 'auto';
  readonly prefix: string;
}

/** Other words for the kinds: those of people, of MISP attributes, of STIX observables. */
const WORDS: Readonly<Record<Exclude<ArtifactKind, 'template'> | 'auto', string>> = {
  email:
    'mail e-mail email-address emailaddress email-addr email-src email-dst email-reply-to whois-registrant-email ' +
    'dns-soa-email target-email',
  phone: 'tel telephone phone-number phonenumber mobile cell cellphone msisdn fax sms whois-registrant-phone caller-id',
  iban: 'iban-number',
  'bank-account': 'account bankaccount bank-account-nr account-number bank-account-number aba-rtn acct',
  wallet:
    'crypto cryptocurrency crypto-wallet crypto-address cryptocurrency-address wallet-address blockchain-address ' +
    'bitcoin-address ethereum-address usdt usdc address-crypto cryptocurrency-wallet',
  domain: 'hostname host domain-name fqdn site dns subdomain',
  url: 'uri link website web web-address webpage page',
  ip: 'ipv4 ipv6 ip-address ipaddress ipv4-addr ipv6-addr ip-src ip-dst ip-addr',
  handle: 'username social social-media messenger account-name user-account im jabber-id',
  'card-bin': 'bin iin card',
  other: 'text unknown misc',
  auto: 'any ioc indicator',
};

const FIXED = new Map<string, KindWord>([
  ...Object.entries(WORDS).flatMap(([kind, words]) =>
    [kind, ...words.split(' ')].map((word) => [word, { kind: kind as KindWord['kind'], prefix: '' }] as const),
  ),
  ...CHAINS.flatMap((chain) =>
    chain.prefixes.map((word) => [word, { kind: 'wallet', prefix: `${chain.name}:` }] as const),
  ),
  ...[...PLATFORMS.keys()].map((word) => [word, { kind: 'handle', prefix: `${word}:` }] as const),
  // A computed kind: a file that claims one is not believed.
  ...ARTIFACT_KINDS.filter((kind) => kind === 'template').map((kind) => [kind, { kind: 'other', prefix: '' }] as const),
]);

/** The kind that a word means, or null. Case, spaces and underscores do not matter. */
export function kindOfWord(name: string): KindWord | null {
  if (name.length > 64) return null;
  const exact = FIXED.get(name);
  if (exact !== undefined) return exact;
  const spaced = name
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');
  const known = FIXED.get(spaced.replaceAll(' ', '-'));
  if (known !== undefined) return known;
  const platform = platformOfWord(spaced);
  return platform === null ? null : { kind: 'handle', prefix: `${platform.name}:` };
}
