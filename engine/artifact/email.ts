import { domainToUnicode } from 'node:url';
import type { Artifact, KindTraits } from '../model/artifact.js';
import { domainArtifact, foldHost, hasKnownRoot } from './domain.js';
import type { Cleaned, Kind } from './kind.js';
import { mailbox } from './mailbox-rules.js';
import { refang } from './refang.js';

const TRAITS: KindTraits = { links: true, prior: 0.97, gapDays: 120, flag: 0 };

/** Dot-atom of RFC 5322, and letters of other scripts (RFC 6531); quoted local parts are not read. */
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*\.?$/u;
const MAX_LOCAL = 64;

/** An address, folded to the mailbox that it reaches (see `mailbox-rules`). */
function clean(raw: string): Cleaned | null {
  if (raw.length > 512) return null;
  const text = unwrapped(refang(raw));
  const at = text.lastIndexOf('@');
  if (at < 1 || at > MAX_LOCAL) return null;
  const local = text.slice(0, at).toLowerCase();
  const domain = foldHost(text.slice(at + 1));
  if (!LOCAL.test(local) || domain === null || !hasKnownRoot(domain)) return null;
  const box = mailbox(local, domain);
  return { folded: `${box.local}@${box.domain}`, shown: `${local}@${shownDomain(domain)}` };
}

/** The address in `Name <address>` and `mailto:address?subject=…`. */
function unwrapped(text: string): string {
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  const inner = open >= 0 && close > open ? text.slice(open + 1, close) : text;
  if (!/^mailto:/i.test(inner)) return inner.trim();
  return inner.slice('mailto:'.length).replace(/\?.*$/, '').trim();
}

function shownDomain(domain: string): string {
  if (!domain.includes('xn--')) return domain;
  const shown = domainToUnicode(domain);
  return foldHost(shown) === domain ? shown : domain;
}

function derive(folded: string): readonly Artifact[] {
  const host = domainArtifact(folded.slice(folded.lastIndexOf('@') + 1));
  return host === null ? [] : [host];
}

/** Names of offices rather than people: RFC 2142 and the ones that registrars and abuse desks use. */
const ROLES = new Set(
  (
    'abuse admin administrator billing compliance contact customerservice dns domains help helpdesk hostmaster info ' +
    'legal mail marketing news no-reply noc noreply office postmaster privacy registrar root sales security service ' +
    'soc support sysadmin tech usenet uucp webmaster www'
  ).split(' '),
);

/** abuse@, support@ …: many strangers have cause to name it, and it is no hub for that. */
export function isRoleAddress(folded: string): boolean {
  return ROLES.has(folded.slice(0, folded.lastIndexOf('@')));
}

export const email: Kind = { name: 'email', traits: TRAITS, clean, derive };
