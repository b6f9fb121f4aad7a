import { dayText, moneyText, type Campaign, type Level, type Tally } from '../../engine/index.js';
import { lostText } from './run-lines.js';
import type { Column } from './table.js';
import { grouped } from './text.js';
import { shownText } from '../present/shown.js';

/** Campaigns or operations in lines, as `campaigns`, `show` and `demo` print them. */
export function campaignColumns(currency: string, level: Level = 'campaign'): readonly Column<Campaign>[] {
  return [
    { head: 'id', cell: (one) => one.id },
    { head: 'title', most: 64, least: 16, ample: 44, cell: (one) => one.title },
    ...(level === 'operation' ? [CAMPAIGNS] : []),
    { head: 'reports', align: 'right', cell: (one) => grouped(one.reports) },
    { head: 'victims', align: 'right', cell: (one) => grouped(one.victims.distinct) },
    { head: `lost (${currency})`, align: 'right', cell: lostCell },
    { head: `largest (${currency})`, align: 'right', spare: 4, cell: largestCell },
    { head: 'countries', most: 16, least: 9, spare: 3, cell: (one) => tallyText(one.countries, 3) },
    { head: 'first seen', spare: 5, cell: (one) => dayCell(one.firstDay) },
    { head: 'last seen', spare: 2, cell: (one) => dayCell(one.lastDay) },
    { head: 'strongest artifacts', most: 60, least: 22, spare: 1, cell: strongestCell },
  ];
}

const CAMPAIGNS: Column<Campaign> = { head: 'campaigns', align: 'right', cell: (one) => grouped(one.campaigns) };

/** `DE, GB +3`: the first few and how many more. */
export function tallyText(tallies: readonly Tally[], shown: number): string {
  const more = tallies.length > shown ? ` +${tallies.length - shown}` : '';
  return tallies.length === 0
    ? '-'
    : tallies
        .slice(0, shown)
        .map((one) => one.value)
        .join(', ') + more;
}

export function dayCell(day: number | null): string {
  return day === null ? '-' : dayText(day);
}

/** An asterisk says that a currency without a rate is missing from the sum. */
function lostCell({ ledger }: Campaign): string {
  const amount = lostText(ledger).slice(ledger.converted.currency.length + 1);
  return ledger.converted.missingCurrencies.length > 0 ? `${amount}*` : amount;
}

function largestCell({ ledger }: Campaign): string {
  const { largestLoss, converted } = ledger;
  if (largestLoss === null) return '-';
  if (largestLoss.convertedMinor === null)
    return `${largestLoss.loss.currency} ${grouped(moneyText(largestLoss.loss))}`;
  return grouped(moneyText({ currency: converted.currency, minor: largestLoss.convertedMinor }));
}

function strongestCell({ strongest }: Campaign): string {
  return strongest.length === 0 ? '-' : strongest.slice(0, 3).map(shownText).join(', ');
}
