import type { Page, Settled, Settlement } from '../../engine/index.js';
import { runOrNull, type ItemsJson } from './page.js';

/** What a run made of a report that was attached provisionally until then. */
export interface SettlementJson {
  readonly reportId: string;
  readonly outcome: Settled;
  /** The campaign that it was attached to, by the id it had then. */
  readonly from: string;
  /** The campaign that the run put it in; null where it is in none. */
  readonly to: string | null;
  /** How sure it was, 0 to 1. */
  readonly weight: number;
  /** The same in a sentence. */
  readonly text: string;
}

export function settlementJson(settlement: Settlement): SettlementJson {
  const { report, outcome, from, to, weight } = settlement;
  return { reportId: report, outcome, from, to, weight, text: settlementText(settlement) };
}

export function settlementPageJson({ run, total, cursor, items }: Page<Settlement>): ItemsJson<SettlementJson> {
  return { run: runOrNull(run), total, cursor, items: items.map(settlementJson) };
}

export function settlementText({ report, outcome, from, to, weight }: Settlement): string {
  const sure = `weight ${weight.toFixed(2)}`;
  switch (outcome) {
    case 'confirmed':
      return to === from
        ? `${report} stays in ${from} (${sure})`
        : `${report} stays in ${from}, now ${to ?? '-'} (${sure})`;
    case 'moved':
      return `${report} moved from ${from} to ${to ?? '-'} (${sure})`;
    case 'released':
      return `${report} left ${from} and is in no campaign (${sure})`;
  }
}
