import type { Loss, LossKind } from '../model/money.js';
import { LOSS_KINDS, MAX_LOSS_MINOR, minorDigits } from '../model/money.js';
import type { UnreadableLoss } from '../model/report.js';
import { MAX_LOSSES } from './limits.js';
import { cleanText } from './text.js';
import { readDay } from './times.js';

export interface ReadLosses {
  readonly losses: readonly Loss[];
  readonly unreadable: readonly UnreadableLoss[];
}

/** Where in the loss the fault is, and what it is; never what it says there. */
interface Fault {
  readonly key: string;
  readonly reason: string;
}

/** Codes of ISO 4217 for no currency and for tests: no money is lost in them. */
const NO_MONEY = new Set(['XXX', 'XTS']);

/** Reads `losses` of a record. A loss is whole or it is unreadable: nothing about money is guessed. */
export function readLosses(value: unknown): ReadLosses {
  if (value === undefined || value === null) return { losses: [], unreadable: [] };
  if (!Array.isArray(value)) return { losses: [], unreadable: [{ field: 'losses', reason: 'not a list' }] };
  const losses: Loss[] = [];
  const unreadable: UnreadableLoss[] = [];
  for (const [place, item] of value.slice(0, MAX_LOSSES).entries()) {
    const loss = readLoss(item);
    if ('reason' in loss)
      unreadable.push({ field: `losses[${place}]${loss.key && `.${loss.key}`}`, reason: loss.reason });
    else losses.push(loss);
  }
  if (value.length > MAX_LOSSES) unreadable.push({ field: 'losses', reason: `more than ${MAX_LOSSES} in one report` });
  return { losses, unreadable };
}

function readLoss(value: unknown): Loss | Fault {
  if (typeof value !== 'object' || value === null) return { key: '', reason: 'not an object' };
  const record = value as Readonly<Record<string, unknown>>;
  const kind = readKind(record['kind']);
  if (kind === null) return { key: 'kind', reason: `not one of ${LOSS_KINDS.join(', ')}` };
  const currency = cleanText(record['currency'])?.toUpperCase() ?? null;
  const digits = currency === null || NO_MONEY.has(currency) ? null : minorDigits(currency);
  if (currency === null || digits === null) return { key: 'currency', reason: 'not a currency of ISO 4217' };
  const minor = readMinor(record['amount'], digits);
  if (typeof minor !== 'number') return { key: 'amount', reason: minor.reason };
  const at = record['at'] === undefined || record['at'] === null ? null : readDay(record['at']);
  if (at === null && record['at'] !== undefined && record['at'] !== null)
    return { key: 'at', reason: 'not a date between 1970 and 2100' };
  return { kind, currency, minor, at };
}

/** No kind means that the money is gone. */
function readKind(value: unknown): LossKind | null {
  if (value === undefined || value === null) return 'lost';
  const word = cleanText(value)?.toLowerCase();
  return LOSS_KINDS.find((kind) => kind === word) ?? null;
}

/**
 * Minor units of an amount: plain decimal text (`15400000.00`), or a JSON number. Numbers are taken by their shortest
 * decimal form, which is what was written as long as it has at most 15 digits, and amounts up to `MAX_LOSS_MINOR` have.
 */
export function readMinor(value: unknown, digits: number): number | { readonly reason: string } {
  const text = typeof value === 'number' ? String(value) : cleanText(value);
  if (text === null) return { reason: value === undefined || value === null ? 'missing' : 'not an amount' };
  if (typeof value === 'number' && !Number.isFinite(value)) return { reason: 'not an amount' };
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return { reason: 'beyond the largest believable loss' }; // 2^53: the number is not what was written
  const [, sign, whole, fraction = ''] = /^([+-]?)(\d{1,40})(?:\.(\d{0,40}))?$/.exec(text) ?? [];
  if (whole === undefined) return { reason: 'not a plain decimal amount' };
  const parts = fraction.replace(/0+$/, '');
  if (parts.length > digits) return { reason: `more than ${digits} digits after the point for its currency` };
  // Up to the largest loss a number is exact, and what is beyond it stays beyond it, however it is rounded.
  const minor = Number(whole + parts.padEnd(digits, '0'));
  if (minor === 0) return { reason: 'zero' };
  if (sign === '-') return { reason: 'negative' };
  if (minor > MAX_LOSS_MINOR) return { reason: 'beyond the largest believable loss' };
  return minor;
}
