import type { Artifact, KindTraits } from '../model/artifact.js';
import { domainArtifact, foldHost, hasKnownRoot, withoutWww } from './domain.js';
import { profileHandle } from './handle.js';
import { foldIp, ipArtifact } from './ip.js';
import type { Cleaned, Kind } from './kind.js';
import { MAX_VALUE_LENGTH } from './kind.js';
import { refang } from './refang.js';

const TRAITS: KindTraits = { links: true, prior: 0.97, gapDays: 180, flag: 5 };

/** `mailto:`, `javascript:` … name no host; `host:80` does. */
const OTHER_SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i;
const SCHEME = /^([a-z][a-z0-9+.-]{1,15}):\/\//i;

/**
 * A page, by the WHATWG URL rules and these of ours: http and https are one page, and so are www.host and host; user
 * info, fragment and the two default ports go; host in lower case and punycode; hexadecimal of escapes in upper case.
 * Path and query stay as they are: dropping `utm_` and the like would join what campaigns keep apart. Without a scheme
 * it is read as https. Other schemes than http, https and ftp name no host that anyone else could name.
 */
function clean(raw: string): Cleaned | null {
  if (raw.length > MAX_VALUE_LENGTH) return null;
  const text = refang(raw);
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase() ?? null;
  if (scheme === null && OTHER_SCHEME.test(text)) return null;
  if (scheme !== null && scheme !== 'http' && scheme !== 'https' && scheme !== 'ftp') return null;
  const url = parsed(scheme === null ? `https://${text.replace(/^\/\//, '')}` : text);
  if (url === null) return null;
  const host = foldUrlHost(url.hostname);
  if (host === null) return null;
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const rest = (url.pathname + url.search).replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
  const start = scheme === 'ftp' ? 'ftp' : 'https';
  const folded = `${start}://${withoutWww(host)}${port}${rest}`;
  if (folded.length > MAX_VALUE_LENGTH) return null;
  return { folded, shown: `${scheme ?? 'http'}://${host}${port}${rest}` };
}

function parsed(text: string): URL | null {
  if (/\s/.test(text)) return null; // a sentence is not a page, though the standard would escape its spaces
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function foldUrlHost(host: string): string | null {
  if (host.startsWith('[')) {
    const address = foldIp(host);
    return address === null ? null : address.includes(':') ? `[${address}]` : address;
  }
  const name = foldHost(host);
  return name === null ? foldIp(host) : hasKnownRoot(name) ? name : null;
}

/** Host of a folded URL; IPv6 in its brackets. */
export function hostOfUrl(folded: string): string {
  const start = folded.indexOf('://') + 3;
  const end = folded.indexOf('/', start);
  return folded.slice(start, end < 0 ? undefined : end).replace(/:\d{1,5}$/, '');
}

/** The host, as name or address; a profile page also tells whose it is (`t.me/name`). */
function derive(folded: string): readonly Artifact[] {
  const host = hostOfUrl(folded);
  const found = [profileHandle(folded), ipArtifact(host) ?? domainArtifact(host)];
  return found.filter((artifact) => artifact !== null);
}

export const url: Kind = { name: 'url', traits: TRAITS, clean, derive };
