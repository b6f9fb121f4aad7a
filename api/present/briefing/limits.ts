import { URGENT_DAYS, type RunManifest } from '../../../engine/index.js';
import type { Block, Line } from './document.js';
import { heading, list } from './document.js';
import { SMALL_CELL } from './words.js';

/** Why small countries are pooled: said on the page, so that nobody takes the rest for a mistake. */
export const SMALL_CELLS = `Countries with fewer than ${SMALL_CELL} reports stand together as other countries: one or two people in one place, beside a date and an amount, could be told who they are. Losses stand by currency all the same: money that cannot be converted would be lost from the page.`;

/** What no run can know, and what the words of the page mean. */
export function limitBlocks({ asOf, rates }: RunManifest, own: readonly string[]): readonly Block[] {
  const items: readonly string[] = [
    'Victims are linked victims: a report that names nothing that another names is in no campaign, so the true number is larger.',
    'Counted money takes each loss once, by victim, kind, currency and amount; as reported takes all. Figures of parts must not be added up: a victim and a payment may be in several.',
    `Days are days of reports, not of payments; reports come days later. Today is ${asOf ?? 'unknown, as no report is dated'}, the day of the run, not of the reader.`,
    'A campaign is linked evidence, not guilt: account holders may be money mules, and victims themselves.',
    ...own,
    `Exchange rates: ${rates === '' ? 'none' : rates}.`,
  ];
  return [heading('What this page cannot know'), ...list(items.map((item): Line => [item]))];
}

/** What recoverable means here, and who says so. */
export const RECOVERABLE = `Money may still be held where it has not moved on. An account or wallet is urgent if a report of the last ${URGENT_DAYS} days names it: within 72 hours the FBI's Financial Fraud Kill Chain, which the Recovery Asset Team of IC3 starts, can have an international wire frozen. Later requests succeed less often, and in chains of wallets hours decide.`;
