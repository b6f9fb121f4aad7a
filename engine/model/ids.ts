import { hash } from 'node:crypto';

/** 32 hexadecimal digits: the first 128 bits of sha256(source NUL ref). */
export type ReportId = string;
/** `kind:folded`, as in `phone:+442079460000`. */
export type ArtifactId = string;
/** `c-` (campaign) or `o-` (operation) and 12 base32 digits, permanent once given (`campaign/identity`). */
export type CampaignId = string;

/** The id of a report never depends on when, or in which file, it arrived. */
export function reportId(source: string, ref: string): ReportId {
  return hash('sha256', `${source}\0${ref}`, 'hex').slice(0, 32);
}

/**
 * Orders texts by Unicode code point, which is also the order of their UTF-8 bytes and so that of SQLite's BINARY
 * collation. JavaScript's own `<` orders by UTF-16 unit and differs beyond the basic plane.
 */
export function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return surrogateRank(x) - surrogateRank(y);
  }
  return a.length - b.length;
}

/** Lifts surrogates above the rest of the basic plane, where their code points stand. */
function surrogateRank(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
