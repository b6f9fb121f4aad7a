import {
  dayText,
  MAX_ACCOUNTS,
  moneyText,
  type BriefedEvent,
  type LineageEvent,
  type MorningBriefing,
  type PaymentList,
  type PaymentTarget,
  type LiveAccount,
  type Section,
  type SectionRow,
} from '../../../engine/index.js';
import {
  heading,
  list,
  table,
  text,
  type Block,
  type Column,
  type Document,
  type Line,
  type Point,
  type Span,
} from './document.js';
import { limitBlocks, RECOVERABLE } from './limits.js';
import {
  artifact,
  day,
  grouped,
  instant,
  lost,
  missing,
  money,
  plural,
  titleOf,
  visible,
  wholeMoney,
} from './words.js';

/** After a rollback most of what the page tells is the way back, not what attackers did. */
function again(restores: number | null): string {
  return restores === null ? '' : `, a rollback that gives run ${restores} again`;
}

/** A night's briefing for people. */
export function morningDocument(briefing: MorningBriefing): Document {
  const { asked, figures, told } = briefing;
  const other = asked.run !== figures.run;
  return {
    title: 'Morning briefing',
    subtitle: [
      `What run ${asked.run} changed`,
      told === null
        ? ''
        : `${again(told.restores)}, as of ${told.asOf ?? 'no dated report'}, started ${instant(told.startedAt)}, finished ${instant(told.finishedAt)}`,
      other ? `. Figures are those of run ${figures.run}, as of ${figures.asOf ?? 'no dated report'}.` : '.',
    ],
    foot: 'Made by skein. Artifacts are defanged, victims are only counted. Markings of the reports behind it (TLP, releasable to) hold for this page too.',
    blocks: [
      ...totals(briefing),
      ...payments(briefing),
      ...chartOf(briefing),
      ...briefing.sections.flatMap((section) => sectionBlocks(section, briefing)),
      ...nothing(briefing),
      ...limitBlocks(figures, ownLimits(briefing)),
    ],
  };
}

function totals({ whole, unclustered, counts: { campaign, operation }, figures }: MorningBriefing): readonly Block[] {
  const gaps = missing(whole.ledger);
  const largest = whole.ledger.largestLoss;
  return [
    {
      block: 'figures',
      figures: [
        {
          label: 'Distinct victims in all',
          value: grouped(whole.victims.distinct),
          note: `and ${plural(whole.victims.unidentified, 'report')} without an identity`,
        },
        { label: 'Lost in all, each loss once', value: lost(whole.ledger), ...(gaps !== '' && { note: gaps }) },
        { label: 'Largest single loss', value: largest === null ? '-' : money(largest.loss) },
        {
          label: 'Reports',
          value: grouped(whole.reports),
          note: `${grouped(unclustered.reports)} of them in no campaign`,
        },
        { label: 'Campaigns', value: grouped(figures.counts.campaigns) },
      ],
    },
    text(
      { strong: `${grouped(campaign.born)} new` },
      `, ${grouped(campaign.grew)} growing, ${grouped(campaign.merged)} merged, ${grouped(campaign.split)} split off, ` +
        `${grouped(campaign.revived)} active again. Told by number alone: ${grouped(campaign.dormant)} fell silent, ` +
        `${grouped(campaign.shrank)} shrank, ${grouped(campaign.dissolved)} dissolved. ` +
        `Among operations, which may hold several campaigns: ${grouped(operation.born)} new, ${grouped(operation.merged)} merged, ${grouped(operation.split)} split off.`,
    ),
  ];
}

function payments({ payments: list, asked, figures }: MorningBriefing): readonly Block[] {
  const title = heading('Stop these payments first');
  if (list === null) return [title, text('No report is dated, so no account can be said to be in use.')];
  const { window, targets } = list;
  const days = `${dayText(window.from)} to ${dayText(window.to)}`;
  return [
    title,
    text(RECOVERABLE),
    table(
      {
        caption: `Accounts and wallets named by reports of the last ${plural(window.days, 'day')} (${days}), urgent ones first, then by what the campaign took`,
        columns: paymentColumns(figures.currency),
        rows: targets.flatMap((target) => target.accounts.map((one) => paymentRow(target, one, figures.currency))),
      },
      `No account or wallet was named in the last ${plural(window.days, 'day')} (${days}) by a report of a campaign that was looked at.`,
    ),
    ...leftOut(list, asked.limit),
  ];
}

function paymentColumns(currency: string): readonly Column[] {
  return [
    { head: 'Account or wallet' },
    { head: 'Last seen', whole: true },
    { head: 'Latest loss', whole: true },
    { head: 'Reports in window', align: 'right' },
    { head: 'ever', align: 'right' },
    { head: `Reported lost in window, ${currency}`, align: 'right' },
    { head: 'ever', align: 'right' },
    { head: 'Campaign', whole: true },
  ];
}

function paymentRow({ campaign }: PaymentTarget, one: LiveAccount, currency: string): readonly Line[] {
  const { artifact: account, inWindow, ever, urgent, lastLossAt } = one;
  const amount = (minor: bigint): string => grouped(moneyText({ currency, minor }));
  const hub = account.role === 'hub' ? ', serves many campaigns: ask whose it is' : '';
  const unrated = ever.lost.unconverted;
  return [
    [artifact(account), { minor: ` ${account.kind}${hub}` }],
    urgent ? [{ strong: day(account.lastDay) }, { minor: ' urgent' }] : [day(account.lastDay)],
    [lastLossAt === null ? '-' : visible(lastLossAt, 10)],
    [grouped(inWindow.reports)],
    [grouped(ever.reports)],
    [amount(inWindow.lost.convertedMinor)],
    [
      amount(ever.lost.convertedMinor),
      ...(unrated > 0 ? [{ minor: ` and ${plural(unrated, 'loss', 'losses')} without a rate` }] : []),
    ],
    [campaign.id],
  ];
}

/** What the limits cut off, or that they cut off nothing. */
function leftOut({ targets, active, lookedAt }: PaymentList, limit: number): readonly Block[] {
  const more = targets.reduce((sum, { total, accounts }) => sum + total - accounts.length, 0);
  const full = targets.length >= limit;
  return [
    text(
      'A loss stands beside every account that its report names, as reported: these sums must not be added up. ',
      full || lookedAt < active
        ? `The list ends after ${plural(targets.length, 'campaign')}: ${grouped(lookedAt)} of the ${grouped(active)} campaigns that were active in these days were looked at, most lost first.`
        : `All ${grouped(active)} campaigns that were active in these days were looked at.`,
      more > 0 ? ` Of one campaign the ${MAX_ACCOUNTS} latest accounts are shown: ${grouped(more)} are left out.` : '',
    ),
  ];
}

const CHARTED = 10;

/** The campaigns of all sections beside each other, each once. */
function chartOf({ sections, figures: { currency } }: MorningBriefing): readonly Block[] {
  const rows = new Map(sections.flatMap((one) => one.rows).map((row) => [row.campaign.id, row]));
  const most = [...rows.values()]
    .filter(({ campaign }) => campaign.ledger.converted.lostMinor > 0n)
    .sort((a, b) => (a.campaign.ledger.converted.lostMinor < b.campaign.ledger.converted.lostMinor ? 1 : -1))
    .slice(0, CHARTED);
  if (most.length < 2) return [];
  const points = most.map(({ campaign }): Point => {
    const minor = campaign.ledger.converted.lostMinor;
    const whole = wholeMoney(currency, minor);
    return { label: campaign.id, value: Number(moneyText({ currency, minor })), text: whole };
  });
  const first = points[0];
  return [
    heading('What they took'),
    {
      block: 'chart',
      charts: [
        {
          kind: 'bars',
          title: `Lost by campaign, each loss once, in whole ${currency}`,
          description: `Bars of the ${points.length} campaigns of this briefing that took most, from ${first?.label ?? ''} with ${first?.text ?? ''} down.`,
          points,
        },
      ],
      table: {
        caption: 'The same campaigns by name',
        columns: [
          { head: 'Campaign', whole: true },
          { head: 'What it is' },
          { head: 'Victims', align: 'right' },
          { head: 'Lost', align: 'right' },
        ],
        rows: most.map(({ campaign }) => [
          [campaign.id],
          [titleOf(campaign)],
          [grouped(campaign.victims.distinct)],
          [lost(campaign.ledger)],
        ]),
      },
    },
  ];
}

const TITLES: Readonly<Record<BriefedEvent, string>> = {
  born: 'New',
  grew: 'Growing',
  merged: 'Merged',
  split: 'Split off',
  revived: 'Active again',
};

function sectionBlocks(section: Section, { figures }: MorningBriefing): readonly Block[] {
  const { event, rows, campaigns, gone } = section;
  const title = heading(`${TITLES[event]}: ${plural(campaigns, 'campaign')}`);
  if (campaigns === 0) return [];
  const left = campaigns - gone - rows.length;
  return [
    title,
    table(
      {
        caption: `With a live account first; then in turns by money and by victims${left > 0 ? `; ${plural(left, 'more campaign')} left out` : ''}`,
        columns: SECTION_COLUMNS,
        rows: rows.map((row) => sectionRow(row, figures.currency)),
      },
      'None of these campaigns is there any longer.',
    ),
    ...list(gone > 0 ? [[`${plural(gone, 'campaign')} of these dissolved since.`]] : []),
  ];
}

/** What did not happen is said too: an empty page would leave the reader guessing. */
function nothing({ sections }: MorningBriefing): readonly Block[] {
  const none = sections.filter(({ campaigns }) => campaigns === 0).map(({ event }) => TITLES[event].toLowerCase());
  return none.length === 0 ? [] : [text(`None in this run: ${none.join(', ')}.`)];
}

const SECTION_COLUMNS: readonly Column[] = [
  { head: 'Campaign' },
  { head: 'Victims', align: 'right' },
  { head: 'Lost', align: 'right' },
  { head: 'Reports', align: 'right' },
  { head: 'First seen', whole: true },
  { head: 'Last seen', whole: true },
  { head: 'Live accounts', align: 'right' },
];

function sectionRow({ campaign, events, eventCount, live }: SectionRow, currency: string): readonly Line[] {
  const { victims, ledger, reports, firstDay, lastDay, id } = campaign;
  const largest = ledger.largestLoss;
  const what = events.map((event) => eventWords(event, id)).filter((words) => words !== '');
  const more = eventCount > events.length ? ` and ${grouped(eventCount - events.length)} more` : '';
  return [
    [{ strong: id }, ` ${titleOf(campaign)}`, ...minor(what.length === 0 ? '' : `(${what.join('; ')}${more})`)],
    [grouped(victims.distinct), ...minor(victims.unidentified > 0 ? `+${grouped(victims.unidentified)} unknown` : '')],
    [
      money({ currency, minor: ledger.converted.lostMinor }),
      ...minor(largest === null ? '' : `largest ${money(largest.loss)}`),
    ],
    [grouped(reports)],
    [day(firstDay)],
    [day(lastDay)],
    [live.urgent > 0 ? { strong: `${grouped(live.total)}, urgent` } : grouped(live.total)],
  ];
}

function minor(words: string): readonly Span[] {
  return words === '' ? [] : [{ minor: ` ${words}` }];
}

/** What happened to it, beyond what the title of the section says. */
function eventWords({ event, campaign, other, shared, size }: LineageEvent, id: string): string {
  if (event === 'merged') return `took in ${campaign} with ${grouped(shared)} of its ${plural(size, 'report')}`;
  if (event === 'split') return `${grouped(shared)} of the ${plural(size, 'report')} of ${other ?? '-'}`;
  const since = campaign === id ? '' : `was ${campaign}`;
  if (event === 'grew') return [since, `had ${plural(size, 'report')}`].filter(Boolean).join(', ');
  return since;
}

function ownLimits({ told, asked }: MorningBriefing): readonly string[] {
  return [
    'Half of a section is kept for campaigns that were active in the window. They come first where an account was named on the urgent days, then where one was named in the window; the rest follows, the first by money, the first by victims, the second by money and so on.',
    ...(told === null ? [`Run ${asked.run} is no longer kept: its events are, its figures are not.`] : []),
  ];
}
