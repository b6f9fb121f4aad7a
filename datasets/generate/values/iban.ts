import type { Draws } from '../draws.js';

/** Bank codes that no bank has: DE, AT, CH and LT numbers start with 99, and no bank's BIC starts with XSKN. */
const FORMS: readonly { readonly country: string; readonly bank: string; readonly digits: number }[] = [
  { country: 'DE', bank: '99', digits: 16 },
  { country: 'AT', bank: '99', digits: 14 },
  { country: 'LT', bank: '99', digits: 14 },
  { country: 'CH', bank: '99', digits: 15 },
  { country: 'GB', bank: 'XSKN', digits: 14 },
  { country: 'IE', bank: 'XSKN', digits: 14 },
  { country: 'RO', bank: 'XSKN', digits: 16 },
  { country: 'LV', bank: 'XSKN', digits: 13 },
];

/** An account number with right check digits at a bank that does not exist; 10^13 accounts or more per country. */
export function ibanOf(draws: Draws): string {
  const form = draws.pick(FORMS);
  let account = '';
  while (account.length < form.digits) account += String(draws.below(1_000_000)).padStart(6, '0');
  const bban = form.bank + account.slice(0, form.digits);
  return form.country + checkDigits(form.country, bban) + bban;
}

/** ISO 13616: 98 minus the remainder by 97 of the account with the country at its end, letters counted from 10. */
function checkDigits(country: string, bban: string): string {
  let remainder = 0;
  for (const sign of `${bban}${country}00`) {
    const value = Number.parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return String(98 - remainder).padStart(2, '0');
}
