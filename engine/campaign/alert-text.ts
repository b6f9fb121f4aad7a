import type { Alert } from '../model/alert.js';
import { dayText } from '../model/day.js';
import { moneyText } from '../model/money.js';
import { grouped, plural } from '../model/words.js';

/** Why an alert was told, in one sentence for people; artifacts stand beside it, not in it. */
export function alertText(alert: Alert): string {
  const { victims, windowDays, day, usual, provisionalReports, reports, linkedVictims, lost, countries } = alert;
  const from = dayText(day - windowDays + 1);
  const provisional = provisionalReports > 0 ? ` (${plural(provisionalReports, 'report')} provisional)` : '';
  const before =
    usual === null
      ? ''
      : `, where ${usual.perWindow.toFixed(1)} were usual (${usual.z.toFixed(1)} standard deviations)`;
  const places = countries.length === 0 ? '' : `, in ${countries.map(({ value }) => value).join(', ')}`;
  return (
    `${alert.title}: ${plural(victims, 'victim')} from ${from} to ${dayText(day)}${provisional}${before}; ` +
    `${plural(reports, 'report')} and ${plural(linkedVictims, 'linked victim')} in run ${alert.run}, ` +
    `lost ${lost.currency} ${grouped(moneyText(lost))} so far${places}`
  );
}
