import type { Artifact, ArtifactKind, KindTraits } from '../model/artifact.js';
import { ARTIFACT_KINDS, artifactOf } from '../model/artifact.js';
import type { ArtifactId } from '../model/ids.js';
import { kindOfWord } from './aliases.js';
import { bankAccount } from './bank-account.js';
import { cardBin } from './card-bin.js';
import { domain } from './domain.js';
import { email, isRoleAddress } from './email.js';
import { handle, phoneOfHandle } from './handle.js';
import { iban } from './iban.js';
import { ip } from './ip.js';
import type { CleanHint, Kind } from './kind.js';
import { nothingDerived } from './kind.js';
import { other } from './other.js';
import { phone } from './phone.js';
import { PLATFORMS } from './platforms.js';
import { template } from './template.js';
import { url } from './url.js';
import { wallet } from './wallet.js';

/** Every kind, in the order of the codes. */
export const KINDS: readonly Kind[] = [
  email,
  phone,
  iban,
  bankAccount,
  wallet,
  domain,
  url,
  ip,
  handle,
  template,
  cardBin,
  other,
];

const BY_NAME = new Map<string, Kind>(KINDS.map((kind) => [kind.name, kind]));

export function kindOf(name: string): Kind | null {
  return BY_NAME.get(name) ?? null;
}

/** Traits by code, that is in the order of `ARTIFACT_KINDS`. */
export function kindTraits(): readonly KindTraits[] {
  return ARTIFACT_KINDS.map((name) => (BY_NAME.get(name) ?? other).traits);
}

export interface CleanArtifact {
  readonly artifact: Artifact;
  /** Why it became `other`, or null: nobody knows the kind, or the value is not one of its kind. */
  readonly fellBack: null | 'unknown-kind' | 'bad-value';
}

/**
 * The artifact that a report names. Other words for a kind are understood (`mail`, `btc`, `hostname`, `telegram`), and
 * so is a value filed one shelf off: an address among the domains, an IBAN among the accounts, a number among the
 * handles. `auto` lets the value speak. What cannot be read is kept as `other`, which never links.
 */
export function cleanArtifact(kindName: string, value: string, hint: CleanHint): CleanArtifact {
  const word = kindOfWord(kindName);
  if (word === null) return { artifact: otherArtifact(value), fellBack: 'unknown-kind' };
  if (word.kind === 'auto') return { artifact: autoArtifact(value, hint), fellBack: null };
  const artifact = read(word.kind, word.prefix, value, hint);
  return artifact === null ? { artifact: otherArtifact(value), fellBack: 'bad-value' } : { artifact, fellBack: null };
}

/** Where else a value may belong that its reporter filed under the kind: tried before it, and after it. */
const SHELVES: Partial<Record<ArtifactKind, { readonly before: readonly Kind[]; readonly after: readonly Kind[] }>> = {
  domain: { before: [ip], after: [url] },
  'bank-account': { before: [iban], after: [] },
};

function read(name: ArtifactKind, prefix: string, value: string, hint: CleanHint): Artifact | null {
  const kind = BY_NAME.get(name);
  if (kind === undefined) return null;
  if (kind === handle || kind === phone) {
    const number = (prefix === '' ? null : phoneOfHandle(prefix + value, hint)) ?? phoneOfHandle(value, hint);
    if (number !== null) return number;
  }
  const shelf = SHELVES[name];
  const own = prefix === '' ? [kind] : [prefixed(kind, prefix), kind];
  return firstReading([...(shelf?.before ?? []), ...own, ...(shelf?.after ?? [])], value, hint);
}

/** `telegram` and `@x` are `telegram:@x`; a value that says more itself is read as it is. */
function prefixed(kind: Kind, prefix: string): Kind {
  return { ...kind, clean: (raw, hint) => kind.clean(prefix + raw, hint) };
}

function firstReading(kinds: readonly Kind[], value: string, hint: CleanHint): Artifact | null {
  for (const kind of kinds) {
    const cleaned = kind.clean(value, hint);
    if (cleaned !== null) return artifactOf(kind.name, cleaned.folded, cleaned.shown);
  }
  return null;
}

const EMPTY = '(empty)';

function otherArtifact(value: string): Artifact {
  const cleaned = other.clean(value, {});
  return artifactOf('other', cleaned?.folded ?? EMPTY, cleaned?.shown ?? EMPTY);
}

const SCHEME = /^\s*[a-z*]{3,6}\W{0,3}:\W{0,3}\/\//i;
const INTERNATIONAL = /^\s*\(?(?:\+|00\s?[1-9])/;
const PORT = /\.\d{1,3}:\d{1,5}\s*$|\]:|[a-z.]:\d{1,5}\s*$/i;

/**
 * What a value without a kind most surely is (rules, section 2): host and port, host and path without a scheme, and
 * ranges are `other`, and so are numbers that do not say their country.
 */
function autoArtifact(value: string, hint: CleanHint): Artifact {
  const number = phoneOfHandle(value, hint);
  if (number !== null) return number;
  return firstReading(autoKinds(value), value, hint) ?? otherArtifact(value);
}

function autoKinds(value: string): readonly Kind[] {
  if (SCHEME.test(value)) return [handle, url, wallet];
  const byShape = [email, iban, wallet, handle];
  if (PORT.test(value) || value.includes('/')) return byShape;
  return [...byShape, ...(INTERNATIONAL.test(value) ? [phone] : []), ip, domain];
}

/** Everything that a value can be, in the order of the registry: what a look-up asks for. Ends with `other`. */
export function understand(value: string, hint: CleanHint): Artifact[] {
  const number = phoneOfHandle(value, hint);
  const found = number === null ? [] : [number];
  for (const kind of KINDS) {
    const artifact = firstReading([kind], value, hint);
    // By the letter an address is a page of its provider, with a user; nobody who looks up an address means that.
    if (artifact !== null && !(kind === url && found.some((one) => one.kind === 'email'))) found.push(artifact);
    if (kind === handle) found.push(...accountsNamed(value, hint));
  }
  return [...new Map(found.map((artifact) => [artifact.id, artifact])).values()];
}

/** `@name` alone may be anyone's: an investigator wants to see it at each platform. */
function accountsNamed(value: string, hint: CleanHint): readonly Artifact[] {
  if (!/^\s*@[^\s@]{2,64}\s*$/.test(value)) return [];
  const readings = [...PLATFORMS.values()]
    .filter((platform) => !platform.caseMatters)
    .map((platform) => firstReading([prefixed(handle, `${platform.name}:`)], value, hint));
  return readings.filter((artifact) => artifact !== null);
}

const NO_DERIVATIONS: readonly Derivation[] = [];

export interface Derivation {
  readonly artifact: Artifact;
  /** The artifact that it was derived from in one step. */
  readonly parent: ArtifactId;
}

/** All that follows from an artifact, nearest first: url -> host -> registrable domain -> private public suffix. */
export function derivationsFrom(artifact: Artifact): readonly Derivation[] {
  if (BY_NAME.get(artifact.kind)?.derive === nothingDerived) return NO_DERIVATIONS;
  const found: Derivation[] = [];
  const seen = new Set([artifact.id]);
  let level: readonly Artifact[] = [artifact];
  while (level.length > 0) {
    const next: Artifact[] = [];
    for (const parent of level)
      for (const child of BY_NAME.get(parent.kind)?.derive(parent.folded) ?? []) {
        if (seen.has(child.id)) continue;
        seen.add(child.id);
        found.push({ artifact: child, parent: parent.id });
        next.push(child);
      }
    level = next;
  }
  return found;
}

export function derivedFrom(artifact: Artifact): readonly Artifact[] {
  return derivationsFrom(artifact).map((derivation) => derivation.artifact);
}

/** Artifacts that many strangers have cause to name, which the measured hub test therefore may not drop. */
export function protectedFromHubTest(kind: ArtifactKind, folded: string): boolean {
  return kind === 'ip' || kind === 'template' || (kind === 'email' && isRoleAddress(folded));
}
