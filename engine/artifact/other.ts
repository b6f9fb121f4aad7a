import { createHash } from 'node:crypto';
import type { Cleaned, Kind } from './kind.js';
import { nothingDerived } from './kind.js';
import { plain } from './spelling.js';

const KEPT_LENGTH = 480;

/** Whatever no kind reads: kept in sight, never a link. Long texts are cut and told apart by a digest. */
function clean(raw: string): Cleaned | null {
  const text = plain(raw.length > 65_536 ? raw.slice(0, 65_536) : raw);
  if (text === '') return null;
  if (text.length <= KEPT_LENGTH + 24) return { folded: text, shown: text };
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const cut = plain(`${plain(text.slice(0, KEPT_LENGTH))}…#${digest}`);
  return { folded: cut, shown: cut };
}

export const other: Kind = {
  name: 'other',
  traits: { links: false, prior: 0, gapDays: 0, flag: -1 },
  clean,
  derive: nothingDerived,
};
