import { compareText } from '../model/ids.js';
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
