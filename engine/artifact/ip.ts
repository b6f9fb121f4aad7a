import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Artifact, KindTraits } from '../model/artifact.js';
import { artifactOf } from '../model/artifact.js';
import type { Cleaned, Kind } from './kind.js';
import { nothingDerived } from './kind.js';
import { refang } from './refang.js';

const TRAITS: KindTraits = { links: true, prior: 0.35, gapDays: 60, flag: 6 };

const V4_WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/;
const V6_WITH_PORT = /^\[([0-9a-f:.]{2,45})\](?::\d{1,5})?$/i;

/** Four parts begin with a digit or a bracket, eight hold colons: most of what is asked are names of hosts. */
const MAY_BE_ADDRESS = /^[\d[]|:/;

/**
 * One address, no range: IPv4 in four decimal parts (other notations are not read: 010 is 8 to some and 10 to others),
 * IPv6 in the form of RFC 5952, an IPv4-mapped one as the IPv4 that it is. A zone (%eth0) or a port says nothing.
 */
export function foldIp(text: string): string | null {
  if (text.length > 64 || !MAY_BE_ADDRESS.test(text)) return null;
  const bare = V4_WITH_PORT.exec(text)?.[1] ?? V6_WITH_PORT.exec(text)?.[1] ?? text.replace(/%[\w.-]{1,16}$/, '');
  const version = isIP(bare);
  if (version === 4) return bare;
  if (version === 0 || !ipaddr.IPv6.isValid(bare)) return null;
  const address = ipaddr.IPv6.parse(bare);
  return address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toRFC5952String();
}

function clean(raw: string): Cleaned | null {
  if (raw.length > 128) return null;
  const folded = foldIp(refang(raw));
  return folded === null ? null : { folded, shown: folded };
}

export function ipArtifact(text: string): Artifact | null {
  const folded = foldIp(text);
  return folded === null ? null : artifactOf('ip', folded, folded);
}

export const ip: Kind = { name: 'ip', traits: TRAITS, clean, derive: nothingDerived };
