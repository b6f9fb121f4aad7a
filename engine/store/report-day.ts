import { dayOfMs } from '../model/day.js';
import type { Day } from '../model/day.js';
import type { Report } from '../model/report.js';

/** The day of a report: that on which it was made, in UTC; null where it does not say. */
export function dayOfReport(report: Pick<Report, 'reportedAt'>): Day | null {
  return report.reportedAt === null ? null : dayOfMs(Date.parse(report.reportedAt));
}
