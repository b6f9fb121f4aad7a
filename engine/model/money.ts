import { code as currencyByCode } from 'currency-codes';

/** Whole minor units of an ISO 4217 currency: USD cents, JPY yen, KWD fils. */
export interface Money {
  readonly currency: string;
  readonly minor: bigint;
}

export const LOSS_KINDS = ['lost', 'attempted', 'recovered'] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

/** One loss as one report gives it. `minor` is a positive safe integer of at most `MAX_LOSS_MINOR`. */
export interface Loss {
  readonly kind: LossKind;
  readonly currency: string;
  readonly minor: number;
  /** Day of the loss as `YYYY-MM-DD`, or null where the report does not say. */
  readonly at: string | null;
}

/** A single loss beyond this is a slip of the pen, not a loss: a thousand billion in a two-digit currency. */
export const MAX_LOSS_MINOR = 100_000_000_000_000;

/** Digits after the point in a currency (USD 2, JPY 0, KWD 3), or null where it is not an ISO 4217 currency. */
export function minorDigits(currency: string): number | null {
  const known = DIGITS.get(currency);
  if (known !== undefined) return known;
  const digits = /^[A-Z]{3}$/.test(currency) ? (currencyByCode(currency)?.digits ?? null) : null;
  DIGITS.set(currency, digits);
  return digits;
}

/** The library searches a list; a file of reports asks for the same few currencies a million times. */
const DIGITS = new Map<string, number | null>();

/** `15400000.00` for 1540000000 US cents. */
export function moneyText(money: Money): string {
  const digits = minorDigits(money.currency) ?? 0;
  const sign = money.minor < 0n ? '-' : '';
  const whole = (money.minor < 0n ? -money.minor : money.minor).toString().padStart(digits + 1, '0');
  if (digits === 0) return sign + whole;
  return `${sign}${whole.slice(0, -digits)}.${whole.slice(-digits)}`;
}

/** The shape of money in JSON answers and exports: the amount as decimal text, never a floating number. */
export interface MoneyJson {
  readonly amount: string;
  readonly currency: string;
}

export function moneyJson(money: Money): MoneyJson {
  return { amount: moneyText(money), currency: money.currency };
}
