import type { Draws } from '../draws.js';
import { KIND } from '../scam-types.js';
import type { PhoneNumber } from './phone.js';

/** How people write the same thing differently. Every form here folds back to the plain one. */
export function spelled(kind: number, plain: string, draws: Draws): string {
  switch (kind) {
    case KIND.email:
      return pickForm(draws, [plain, plain, plain, plain.toUpperCase(), ` ${plain}`, plain.replace('@', '[at]')]);
    case KIND.iban:
      return pickForm(draws, [plain, grouped(plain), grouped(plain), plain.toLowerCase(), `IBAN: ${grouped(plain)}`]);
    case KIND.wallet:
      return walletForm(plain, draws);
    case KIND.domain:
      return pickForm(draws, [plain, plain, defanged(plain), `www.${plain}`, plain.toUpperCase(), `${plain}.`]);
    case KIND.url:
      return pickForm(draws, [plain, plain, defangedUrl(plain), plain.replace('https:', 'http:'), shoutedHost(plain)]);
    case KIND.ip:
      return ipForm(plain, draws);
    case KIND.handle:
      return handleForm(plain, draws);
    default:
      return plain;
  }
}

/** National form only where the reporter's country is the number's own, else international, in several layouts. */
export function spelledPhone(phone: PhoneNumber, country: string | null, draws: Draws): string {
  const { digits, callingCode, national } = phone;
  const rest = digits.slice(callingCode.length);
  const split = `${rest.slice(0, 3)} ${rest.slice(3, 6)} ${rest.slice(6)}`.trim();
  const forms = [
    `+${digits}`,
    `+${callingCode} ${split}`,
    `00${digits}`,
    `+${callingCode}-${split.replaceAll(' ', '-')}`,
  ];
  if (national !== null && phone.country === country && draws.chance(0.5)) {
    const spaced = `${national.slice(0, 4)} ${national.slice(4)}`;
    return pickForm(draws, [national, spaced, spaced.replace(' ', '-')]);
  }
  if (national?.startsWith('0') === true) forms.push(`+${callingCode} (0)${split}`);
  return pickForm(draws, forms);
}

function pickForm(draws: Draws, forms: readonly string[]): string {
  return draws.pick(forms);
}

function grouped(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

function defanged(name: string): string {
  return name.replaceAll('.', '[.]');
}

function defangedUrl(url: string): string {
  const [, host = '', path = ''] = /^https:\/\/([^/]+)(.*)$/.exec(url) ?? [];
  return `hxxps://${defanged(host)}${path}`;
}

function shoutedHost(url: string): string {
  const [, host = '', path = ''] = /^https:\/\/([^/]+)(.*)$/.exec(url) ?? [];
  return `https://${host.toUpperCase()}${path}`;
}

function walletForm(plain: string, draws: Draws): string {
  if (plain.startsWith('0x')) return pickForm(draws, [plain, plain, plain.toLowerCase()]);
  if (plain.startsWith('bc1')) return pickForm(draws, [plain, plain, plain.toUpperCase(), `bitcoin:${plain}`]);
  return plain;
}

function ipForm(plain: string, draws: Draws): string {
  if (plain.includes(':')) return pickForm(draws, [plain, plain.toUpperCase()]);
  return pickForm(draws, [plain, plain, defanged(plain), `::ffff:${plain}`]);
}

function handleForm(plain: string, draws: Draws): string {
  const [platform = '', name = ''] = plain.split(':');
  return pickForm(draws, [plain, plain, `${platform}:${name.toUpperCase()}`, `${platform}: ${name}`]);
}
