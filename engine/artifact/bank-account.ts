import type { Cleaned, Kind } from './kind.js';
import { nothingDerived } from './kind.js';
import { ACCOUNT_TRAITS } from './iban.js';
import { plain } from './spelling.js';

const SHAPE = /^(?=(?:.*\d){5})[A-Z0-9]{6,34}$/;
/** A country and a bank's code; more of them are a sentence. */
const MAX_LETTERS = 6;

/** Typed in where nothing is known, as a row of one digit is. */
const ROW_OF_DIGITS = '01234567890123456789';

/**
 * An account outside the IBAN, as bank and account number in one: country, routing number or sort code, then account.
 * Separators go, letters become capitals; nothing is checked, for there is no common checksum. A country in front is kept.
 */
function clean(raw: string): Cleaned | null {
  if (raw.length > 96) return null;
  const bare = plain(raw).replace(/^(?:account|acct|acc|a\/c|konto)(?:[\s-]?(?:no|nr|number))?[\s.:#]*/i, '');
  const folded = bare.replace(/[\s./:_-]/g, '').toUpperCase();
  if (!SHAPE.test(folded) || folded.replace(/\d/g, '').length > MAX_LETTERS || isPlaceholder(folded)) return null;
  return { folded, shown: bare.replace(/\s+/g, ' ') };
}

function isPlaceholder(folded: string): boolean {
  return /^(.)\1*$/.test(folded) || ROW_OF_DIGITS.includes(folded);
}

export const bankAccount: Kind = { name: 'bank-account', traits: ACCOUNT_TRAITS, clean, derive: nothingDerived };
