import type { Artifact, KindTraits } from '../model/artifact.js';
import { artifactOf } from '../model/artifact.js';
import type { CleanHint, Cleaned, Kind } from './kind.js';
import { nothingDerived } from './kind.js';
import { phone } from './phone.js';
import type { Platform } from './platforms.js';
import { PLATFORMS, platformOfHost, platformOfWord } from './platforms.js';
import { refang } from './refang.js';

const TRAITS: KindTraits = { links: true, prior: 0.95, gapDays: 180, flag: 7 };

const LINK = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,10})\/(.{1,256})$/i;
const WORD_FIRST = /^([a-z][a-z .-]{0,19}?)\s*(?::\/\/|[:/=]|\s)\s*(.{1,256})$/i;
const WORD_LAST = /^@?([\p{L}\p{N}_.-]{2,64})\s*(?:\(\s*(?:on |via )?|\bon |\bvia |,\s?)([a-z][a-z .-]{0,19}?)\)?$/iu;

/** A number and nothing else names no platform. */
const NO_LETTERS = /^[\d\s+().-]*$/;

interface Named {
  readonly platform: Platform;
  readonly name: string;
}

/** Reads `telegram:@x`, `Telegram @x`, `x (telegram)`, `t.me/x`, `https://t.me/x`. */
function named(text: string): Named | null {
  const link = LINK.exec(text);
  if (link !== null) return fromLink(link[1] ?? '', link[2] ?? '');
  const first = WORD_FIRST.exec(text);
  const platform = first === null ? null : platformOfWord(first[1] ?? '');
  if (first !== null && platform !== null) {
    const rest = first[2] ?? '';
    const inner = LINK.exec(rest); // `telegram: https://t.me/x`
    return inner === null ? { platform, name: rest } : fromLink(inner[1] ?? '', inner[2] ?? '');
  }
  const last = WORD_LAST.exec(text);
  const after = last === null ? null : platformOfWord(last[2] ?? '');
  return last === null || after === null ? null : { platform: after, name: last[1] ?? '' };
}

function fromLink(host: string, path: string): Named | null {
  for (const [name, shape] of platformOfHost(host.toLowerCase())) {
    const found = shape.exec(path)?.[1];
    const platform = PLATFORMS.get(name);
    if (found !== undefined && platform !== undefined) return { platform, name: unescaped(found) };
  }
  return null;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function cleanNamed({ platform, name }: Named): Cleaned | null {
  const bare = name.replace(/^@/, '').trim();
  const folded = platform.caseMatters ? bare : bare.toLowerCase();
  if (!platform.shape.test(folded)) return null;
  return { folded: `${platform.name}:${folded}`, shown: `${platform.name}:${platform.at ? '@' : ''}${folded}` };
}

/** An account at a messenger, a social network or a payment service: `platform:name`. Without the platform it is nobody. */
function clean(raw: string): Cleaned | null {
  if (raw.length > 320) return null;
  const found = named(refang(raw));
  return found === null || isNumber(found) ? null : cleanNamed(found);
}

/** Messengers that know people by number: the handle is the phone. */
function isNumber({ platform, name }: Named): boolean {
  return platform.numbered && /^\+?[\d\s().-]{7,24}$/.test(name) && /(?:\D*\d){7}/.test(name);
}

/** The phone that a handle of WhatsApp, Signal, Viber or Telegram is; null for handles that have a name. */
export function phoneOfHandle(raw: string, hint: CleanHint): Artifact | null {
  if (raw.length > 320 || NO_LETTERS.test(raw)) return null;
  const found = named(refang(raw));
  if (found === null || !isNumber(found)) return null;
  const digits = found.name.trim();
  const cleaned = phone.clean(digits, hint) ?? phone.clean(`+${digits}`, hint); // wa.me/4479…: no plus, but international
  return cleaned === null ? null : artifactOf('phone', cleaned.folded, cleaned.shown);
}

/** The account whose page a folded URL is: a handle, or a phone for `wa.me/4479…`. */
export function profileHandle(foldedUrl: string): Artifact | null {
  const link = LINK.exec(foldedUrl);
  if (link === null) return null;
  const found = fromLink(link[1] ?? '', link[2] ?? '');
  if (found === null) return null;
  if (isNumber(found)) return phoneOfHandle(foldedUrl, {});
  const cleaned = cleanNamed(found);
  return cleaned === null ? null : artifactOf('handle', cleaned.folded, cleaned.shown);
}

export const handle: Kind = { name: 'handle', traits: TRAITS, clean, derive: nothingDerived };
