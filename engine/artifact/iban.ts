import { electronicFormatIBAN, friendlyFormatIBAN, isValidIBAN } from 'ibantools';
import type { KindTraits } from '../model/artifact.js';
import type { Cleaned, Kind } from './kind.js';
import { nothingDerived } from './kind.js';
import { plain } from './spelling.js';

/** `bank-account` shares them. */
export const ACCOUNT_TRAITS: KindTraits = { links: true, prior: 0.6, gapDays: 240, flag: 2 };

const SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** An international bank account number (ISO 13616): structure of its country and check digits hold. */
function clean(raw: string): Cleaned | null {
  if (raw.length > 96) return null;
  const folded = foldIban(raw);
  return folded === null ? null : { folded, shown: friendlyFormatIBAN(folded) ?? folded };
}

export function foldIban(raw: string): string | null {
  const bare = electronicFormatIBAN(
    plain(raw)
      .replace(/^IBAN[\s:#.-]*/i, '')
      .replaceAll('.', ''),
  );
  return bare !== null && SHAPE.test(bare) && isValidIBAN(bare) ? bare : null;
}

export const iban: Kind = { name: 'iban', traits: ACCOUNT_TRAITS, clean, derive: nothingDerived };
