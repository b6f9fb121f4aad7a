import { isIPv4 } from 'node:net';
import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import type { Artifact, KindTraits } from '../model/artifact.js';
import { artifactOf } from '../model/artifact.js';
import type { Cleaned, Kind } from './kind.js';
import { MAX_VALUE_LENGTH } from './kind.js';
import { remembering } from './remembering.js';
import { refang } from './refang.js';

const TRAITS: KindTraits = { links: true, prior: 0.8, gapDays: 360, flag: 4 };

/** Special-use names (RFC 6761, 7686) and I2P's: no registry sells them, and all who name one mean the same. */
const SPECIAL_ROOTS = new Set('example test invalid onion i2p'.split(' '));
/** Alternative roots that malware and scam shops use. In free text they would be words or file names. */
const OTHER_ROOTS = new Set('bit bazar coin emc lib eth crypto nft dao zil blockchain wallet hns'.split(' '));

const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const ASCII = /^[\x00-\x7f]*$/;
/** Host parsers stop at some of these in silence, and a path or a user name would be lost. */
const NOT_IN_HOST = /[\s/?#@:\\%]/;
const SCHEME_OR_SLASHES = /^(?:[a-z][a-z0-9+.-]{1,15}:)?\/\//i;
const PORT_AND_SLASH = /(?::\d{1,5})?\/?$/;

/** The host as names are compared: lower case, punycode, no final dot; null where it cannot be a name. */
export function foldHost(host: string): string | null {
  if (host.length > 512 || NOT_IN_HOST.test(host)) return null;
  let name = host.toLowerCase();
  if (name.endsWith('.')) name = name.slice(0, -1);
  if (!HOST.test(name)) {
    if (ASCII.test(name)) return null; // no rule of names makes a host of it
    name = domainToASCII(name);
  } else if (name.includes('xn--'))
    name = domainToASCII(name); // broken punycode comes back empty
  else return ofLength(name);
  return HOST.test(name) ? ofLength(name) : null;
}

function ofLength(name: string): string | null {
  return name.length <= 253 && !isIPv4(name) ? name : null;
}

/** `www.` before a name that has a registrable part of its own says nothing: www.evil.example is evil.example. */
export function withoutWww(host: string): string {
  let name = host;
  while (name.startsWith('www.') && registrableDomain(name.slice(4)) !== null) name = name.slice(4);
  return name;
}

/** Whether the name ends in a root that exists: anything else is a file name or a slip. */
export function hasKnownRoot(host: string): boolean {
  return suffixOf(host).root !== 'unknown';
}

/** As `hasKnownRoot`, for names that nobody declared to be one: only the ICANN root and special-use names. */
export function mayStandInText(host: string): boolean {
  return suffixOf(host).root === 'public';
}

interface Suffix {
  readonly root: 'public' | 'alternative' | 'unknown';
  /** Registrable domain, private section of the Public Suffix List included; null for a public suffix itself. */
  readonly registrable: string | null;
  /** The private public suffix above it (github.io), or null. */
  readonly privateSuffix: string | null;
}

const READ_HOST = { allowPrivateDomains: true, extractHostname: false, validateHostname: false, detectIp: false };

const suffixOf = remembering(8192, (host: string): Suffix => {
  const { domain, publicSuffix, isIcann, isPrivate } = parse(host, READ_HOST);
  const privateSuffix = isPrivate === true ? publicSuffix : null;
  return { root: rootOf(host, isIcann === true || privateSuffix !== null), registrable: domain, privateSuffix };
});

function rootOf(host: string, listed: boolean): Suffix['root'] {
  const root = host.slice(host.lastIndexOf('.') + 1);
  return listed || SPECIAL_ROOTS.has(root) ? 'public' : OTHER_ROOTS.has(root) ? 'alternative' : 'unknown';
}

/** Whether a name is itself an entry of the private section of the Public Suffix List, as github.io is. */
export function isPrivateSuffix(host: string): boolean {
  return suffixOf(host).privateSuffix === host;
}

export function registrableDomain(host: string): string | null {
  return suffixOf(host).registrable;
}

function clean(raw: string): Cleaned | null {
  if (raw.length > MAX_VALUE_LENGTH) return null;
  const bare = refang(raw)
    .replace(SCHEME_OR_SLASHES, '')
    .replace(PORT_AND_SLASH, '')
    .replace(/^\*?\./, '');
  return domainArtifactText(bare);
}

function domainArtifactText(host: string): Cleaned | null {
  const name = foldHost(host);
  if (name === null || !hasKnownRoot(name)) return null;
  const folded = withoutWww(name);
  return { folded, shown: folded.includes('xn--') ? unicodeName(folded) : folded };
}

/** Unicode where it leads back to the same name, else the punycode. */
function unicodeName(folded: string): string {
  const shown = domainToUnicode(folded);
  return shown !== '' && foldHost(shown) === folded ? shown : folded;
}

export function domainArtifact(host: string): Artifact | null {
  const cleaned = domainArtifactText(host);
  return cleaned === null ? null : artifactOf('domain', cleaned.folded, cleaned.shown);
}

/**
 * A host gives its registrable domain; a registrable domain below a private public suffix gives that suffix, which the
 * benign lists set aside unless the user turns the Public Suffix List off.
 */
function derive(folded: string): readonly Artifact[] {
  const { registrable, privateSuffix } = suffixOf(folded);
  const parent = registrable === folded ? privateSuffix : registrable;
  if (parent === null || parent === folded) return [];
  const artifact = domainArtifact(parent);
  return artifact === null || artifact.folded === folded ? [] : [artifact];
}

export const domain: Kind = { name: 'domain', traits: TRAITS, clean, derive };
