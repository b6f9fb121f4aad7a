import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { KindTraits } from '../model/artifact.js';
import type { CleanHint, Cleaned, Kind } from './kind.js';
import { nothingDerived } from './kind.js';
import { readInternational } from './numbering-plan.js';
import { plain } from './spelling.js';
import { remembering } from './remembering.js';

const TRAITS: KindTraits = { links: true, prior: 0.85, gapDays: 60, flag: 1 };

const MAX_LENGTH = 64;
/** The library also finds a number within prose; a value has to be one. Letters only as `tel:`, `ext`, `x12`. */
const NUMBER = /^(?:tel:|callto:)?[\d\s+().\-/]{5,}(?:;?\s?(?:ext\.?|x|#)\s?=?\d{1,7})?$/i;

/**
 * A telephone number in E.164 (ITU-T), as the numbering plans that ship with libphonenumber accept it. A number in
 * national form needs the country of the reporter; a trunk zero in brackets and 00 for + are understood anywhere. An
 * extension is dropped: it is the same line.
 */
function clean(raw: string, hint: CleanHint): Cleaned | null {
  if (raw.length > MAX_LENGTH) return null;
  const text = plain(raw);
  if (!NUMBER.test(text)) return null;
  const number = text.startsWith('+') ? text : withPlus(text);
  // A number that says its country is read without the reporter's: one answer for all of them is remembered.
  return read(number.startsWith('+') ? `|${number}` : `${countryOf(hint) ?? ''}|${number}`);
}

function withPlus(text: string): string {
  return text.replace(/^(?:tel|callto):/i, '').replace(/^\s*\(?\s*00(?=[\s(]*[1-9])/, '+');
}

function countryOf(hint: CleanHint): string | null {
  const country = hint.country?.toUpperCase();
  return country !== undefined && isSupportedCountry(country) ? country : null;
}

/** Parsing is dear (some 70,000 a second), and attackers' numbers come in crowds. */
const read = remembering(8192, (asked: string): Cleaned | null => {
  const bar = asked.indexOf('|');
  const text = asked.slice(bar + 1);
  const country = bar === 0 ? undefined : (asked.slice(0, bar) as CountryCode);
  const international = country === undefined ? readInternational(text) : undefined;
  return international === undefined ? parsed(text, country) : international;
});

function parsed(text: string, country: CountryCode | undefined): Cleaned | null {
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (number?.isValid() !== true) return null;
  return {
    folded: number.number,
    shown: `+${number.countryCallingCode} ${spaced(number.formatInternational(), number.countryCallingCode)}`,
  };
}

/** The national part of the international form, without an extension. */
function spaced(international: string, callingCode: string): string {
  return international.slice(callingCode.length + 2).replace(/\s+(?:ext\.?|x).*$/i, '');
}

export const phone: Kind = { name: 'phone', traits: TRAITS, clean, derive: nothingDerived };
