import { compareText } from '../model/ids.js';
import type { Loss } from '../model/money.js';
import type { Report } from '../model/report.js';

/**
 * Which of two versions of one (source, ref) stands: the later `reportedAt` (none is the earliest), then the larger
 * content digest, then the victim's tokens. Arrival order never decides, so files may be read in any order.
 *
 * Returns less than 0 if `a` is older than `b`, 0 if they say the same, more than 0 if `a` is newer.
 */
export function compareVersions(a: Version, b: Version): number {
  return (
    compareText(a.reportedAt ?? '', b.reportedAt ?? '') ||
    compareText(a.digest, b.digest) ||
    compareText(victimText(a), victimText(b))
  );
}

export type Version = Pick<Report, 'reportedAt' | 'digest' | 'victim'>;

/** The victim's tokens as one text, in a fixed order. */
export function victimText(report: Pick<Report, 'victim'>): string {
  return report.victim.map((token) => `${token.field}=${token.token}`).join(' ');
}

/**
 * The losses of a report as one text, in their order: `kind currency minor day` of each, with `-` where there is no day.
 * Neither part holds a space. Reading it costs a tenth of reading JSON, and it is a third as long.
 */
export function lossesText(report: Pick<Report, 'losses'>): string {
  return report.losses.map(({ kind, currency, minor, at }) => `${kind} ${currency} ${minor} ${at ?? '-'}`).join(' ');
}

/** The inverse of `lossesText`; trusts the text, which nothing else writes. */
export function lossesIn(text: string): readonly Loss[] {
  if (text === '') return [];
  const words = text.split(' ');
  return Array.from({ length: words.length / 4 }, (_, loss) => {
    const [kind = '', currency = '', minor = '', at = '-'] = words.slice(4 * loss, 4 * loss + 4);
    return { kind: kind as Loss['kind'], currency, minor: Number(minor), at: at === '-' ? null : at };
  });
}
