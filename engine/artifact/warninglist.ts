import type { ArtifactKind } from '../model/artifact.js';
import { SkeinError } from '../model/errors.js';

/** A list file in the format of MISP's warninglists, as far as matching needs it. */
export interface Warninglist {
  readonly name: string;
  readonly type: WarninglistType;
  readonly entries: readonly string[];
  /** Kinds that its `matching_attributes` name; all kinds where it names none, as MISP reads it. */
  readonly kinds: ReadonlySet<ArtifactKind>;
}

const TYPES = ['string', 'substring', 'hostname', 'cidr', 'regex'] as const;
export type WarninglistType = (typeof TYPES)[number];

const KINDS_OF_ATTRIBUTE: Readonly<Record<string, readonly ArtifactKind[]>> = {
  'domain|ip': ['domain', 'ip'],
  domain: ['domain'],
  hostname: ['domain'],
  'hostname|port': ['domain'],
  url: ['url'],
  uri: ['url'],
  link: ['url'],
  'ip-src': ['ip'],
  'ip-dst': ['ip'],
  'ip-src|port': ['ip'],
  'ip-dst|port': ['ip'],
  'phone-number': ['phone'],
  'whois-registrant-phone': ['phone'],
  btc: ['wallet'],
  xmr: ['wallet'],
  dash: ['wallet'],
  iban: ['iban'],
  'bank-account-nr': ['bank-account'],
  bin: ['card-bin'],
  'twitter-id': ['handle'],
  'github-username': ['handle'],
};
/** `email-src`, `email-reply-to`, `whois-registrant-email`, `dns-soa-email` …: an address, and the domain it derives. */
const MAIL_ATTRIBUTE = /(?:^|-)email(?:-|$)/;
const ALL_KINDS = new Set(Object.values(KINDS_OF_ATTRIBUTE).flat()).add('email');

/** @throws SkeinError `config` naming the file and what is wrong with it. */
export function parseWarninglist(text: string, file: string): Warninglist {
  const value = parsedJson(text, file);
  const { name, list } = value;
  const type = TYPES.find((known) => known === (value['type'] ?? 'string'));
  if (typeof name !== 'string' || name === '') throw broken(file, 'it has no "name"');
  if (type === undefined) throw broken(file, `its "type" is none of ${TYPES.join(', ')}`);
  if (!isTexts(list)) throw broken(file, 'its "list" is not a list of texts');
  const attributes = value['matching_attributes'] ?? [];
  if (!isTexts(attributes)) throw broken(file, 'its "matching_attributes" is not a list of texts');
  return { name, type, entries: list, kinds: kindsOf(attributes) };
}

function parsedJson(text: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (cause) {
    throw broken(file, 'it is not JSON', cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken(file, 'it is not an object');
  return value as Record<string, unknown>;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function broken(file: string, fault: string, cause?: unknown): SkeinError {
  return new SkeinError('config', `${file} is not a usable warninglist: ${fault}`, cause);
}

function kindsOf(attributes: readonly string[]): ReadonlySet<ArtifactKind> {
  if (attributes.length === 0) return ALL_KINDS;
  return new Set(
    attributes.flatMap((attribute): readonly ArtifactKind[] =>
      MAIL_ATTRIBUTE.test(attribute) ? ['email', 'domain'] : (KINDS_OF_ATTRIBUTE[attribute] ?? []),
    ),
  );
}
