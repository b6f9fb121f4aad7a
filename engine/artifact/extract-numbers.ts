import { countrySpecs } from 'ibantools';
import type { Artifact } from '../model/artifact.js';
import { artifactOf } from '../model/artifact.js';
import { iban } from './iban.js';
import type { CleanHint } from './kind.js';
import { phone } from './phone.js';

const SIX_DIGITS = /(?:\d[ ().\-/]{0,2}){6}/;

/** How often one text may still ask whether something is a telephone number: the dearest question of all. */
export interface PhoneBudget {
  tries: number;
}

/** Far more than any narrative has numbers; a page of made-up ones would take a second. */
export const MAX_PHONE_TRIES = 1_000;

/** IBANs and telephone numbers, which people write with spaces; a text without six digits in a row has neither. */
export function* numbersIn(text: string, hint: CleanHint, budget: PhoneBudget): Iterable<Artifact> {
  if (!SIX_DIGITS.test(text)) return;
  const left: { text: string } = { text };
  yield* ibansIn(left);
  yield* phonesIn(left.text, hint, budget);
}

const IBAN_START = /(?<![A-Z0-9])([A-Z]{2})\d{2}(?=[ -]?[A-Z0-9]{2})/g;
const LONGEST_SPACED_IBAN = 64;

/** The country says how long its IBANs are; check digits and structure do the rest. Finds are blanked out of the text. */
function* ibansIn(left: { text: string }): Iterable<Artifact> {
  const { text } = left;
  for (const start of text.matchAll(IBAN_START)) {
    const length = countrySpecs[start[1] ?? '']?.chars;
    if (typeof length !== 'number') continue;
    const spaced = firstLetters(text.slice(start.index, start.index + LONGEST_SPACED_IBAN), length);
    const cleaned = spaced === null ? null : iban.clean(spaced, {});
    if (spaced === null || cleaned === null) continue;
    yield artifactOf('iban', cleaned.folded, cleaned.shown);
    left.text = left.text.replace(spaced, '\n');
  }
}

/** The start of the text that holds so many letters and digits, single spaces and dashes between; null if it goes on. */
function firstLetters(text: string, count: number): string | null {
  let end = 0;
  for (let found = 0; found < count; end++) {
    const sign = text.charAt(end);
    if (/[A-Z0-9]/.test(sign)) found++;
    else if (sign === '' || !/[ -]/.test(sign) || /[ -]/.test(text.charAt(end - 1))) return null;
  }
  return /[A-Za-z0-9]/.test(text.charAt(end)) ? null : text.slice(0, end);
}

const CANDIDATE = /(?<![\p{L}\p{N}.,:$€£¥])[+(]{0,2}\d[\d ().\-/]{5,24}\d(?![\p{L}\p{N}])/gu;
const INTERNATIONAL = /^\(?(?:\+|00)/;
const DATE_OR_TIME = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:\s|$)/;
/** National numbers have a trunk zero or are written in groups; a bare row of digits is as likely a reference. */
const NATIONAL = /^(?:\(?0|\(\d{2,4}\)|\d{3}[ .-]\d{3}[ .-]\d{3,4}$|\d{2}(?:[ .-]\d{2}){3}$)/;
const AMOUNT = /\.\d{1,2}$/;
const MAX_TRIES = 4;

function* phonesIn(text: string, hint: CleanHint, budget: PhoneBudget): Iterable<Artifact> {
  for (const [candidate] of text.matchAll(CANDIDATE)) {
    if (budget.tries <= 0) return;
    const national = !INTERNATIONAL.test(candidate);
    if (national && (!hint.country || !isNationalNumber(candidate))) continue;
    const found = longestPhone(candidate, hint, budget);
    if (found !== null) yield found;
  }
}

function isNationalNumber(candidate: string): boolean {
  return NATIONAL.test(candidate) && !DATE_OR_TIME.test(candidate) && !AMOUNT.test(candidate);
}

/** A number may be followed by another, such as a date: groups are dropped from the end until it is one. */
function longestPhone(candidate: string, hint: CleanHint, budget: PhoneBudget): Artifact | null {
  let rest = candidate;
  for (let tries = 0; tries < MAX_TRIES && rest.length > 6; tries++) {
    budget.tries--;
    const cleaned = phone.clean(rest, hint);
    if (cleaned !== null) return artifactOf('phone', cleaned.folded, cleaned.shown);
    const space = rest.lastIndexOf(' ');
    if (space < 0) return null;
    rest = rest.slice(0, space);
  }
  return null;
}
