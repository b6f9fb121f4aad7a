import type { Cleaned, Kind } from './kind.js';
import { nothingDerived } from './kind.js';
import { plain } from './spelling.js';

/**
 * Issuer identification number of a payment card (ISO/IEC 7812): the first 6 to 8 digits. Of a whole card number, which
 * is a victim's more often than not and does not belong in a store, the first six are kept.
 */
function clean(raw: string): Cleaned | null {
  if (raw.length > 40) return null;
  const digits = plain(raw)
    .replace(/^BIN[\s:]*/i, '')
    .replace(/[x*•.]{1,16}\d{0,4}$/i, '')
    .replace(/[\s-]/g, '');
  const folded = isCardNumber(digits) ? digits.slice(0, 6) : digits;
  return /^[1-9]\d{5,7}$/.test(folded) ? { folded, shown: folded } : null;
}

/** Twelve to nineteen digits with the check digit of ISO/IEC 7812-1 (Luhn). */
function isCardNumber(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false;
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, i) => total + (i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}

export const cardBin: Kind = {
  name: 'card-bin',
  traits: { links: false, prior: 0, gapDays: 0, flag: -1 },
  clean,
  derive: nothingDerived,
};
