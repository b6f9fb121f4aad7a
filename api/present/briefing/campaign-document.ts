import {
  moneyText,
  type Campaign,
  type CampaignArtifact,
  type CampaignBriefing,
  type Day,
  type Joints,
  type LedgerLine,
  type Timeline,
} from '../../../engine/index.js';
import { eventText } from '../events.js';
import { linkText } from '../links.js';
import { countryName } from './country-names.js';
import {
  heading,
  list,
  table,
  text,
  type Block,
  type Column,
  type Document,
  type Figure,
  type Line,
  type Point,
} from './document.js';
import { limitBlocks, SMALL_CELLS } from './limits.js';
import {
  artifact,
  day,
  grouped,
  instant,
  lost,
  missing,
  money,
  percent,
  plural,
  ROLE_WORDS,
  SMALL_CELL,
  span,
  titleOf,
  visible,
  wholeMoney,
} from './words.js';

/** One campaign, for a desk. */
export function campaignDocument(briefing: CampaignBriefing): Document {
  const { campaign, figures } = briefing;
  return {
    title: titleOf(campaign),
    subtitle: [
      { strong: campaign.id },
      campaign.level === 'operation' ? ` (operation of ${plural(campaign.campaigns, 'campaign')})` : '',
      `, run ${figures.run}, as of ${figures.asOf ?? 'no dated report'}, finished ${instant(figures.finishedAt)}.`,
      ...briefing.followed.map(({ from, to, run }) => ` ${from} became ${to ?? 'nothing'} in run ${run}.`),
    ],
    foot: 'Made by skein. Artifacts are defanged, victims are only counted. Markings of the reports behind it (TLP, releasable to) hold for this page too.',
    blocks: [
      { block: 'figures', figures: figuresOf(campaign) },
      ...timelineBlocks(briefing),
      ...countryBlocks(briefing),
      ...lossBlocks(briefing),
      ...evidenceBlocks(briefing),
      ...liveBlocks(briefing),
      ...jointBlocks(briefing),
      ...doubtBlocks(briefing),
      ...historyBlocks(briefing),
      ...limitBlocks(figures, []),
    ],
  };
}

function figuresOf({
  victims,
  ledger,
  reports,
  intelligence,
  firstDay,
  lastDay,
  sources,
}: Campaign): readonly Figure[] {
  const largest = ledger.largestLoss;
  const gaps = missing(ledger);
  return [
    {
      label: 'Distinct victims',
      value: grouped(victims.distinct),
      note: `and ${plural(victims.unidentified, 'report')} without an identity`,
    },
    { label: 'Lost, each loss once', value: lost(ledger), ...(gaps !== '' && { note: gaps }) },
    { label: 'Largest single loss', value: largest === null ? '-' : money(largest.loss) },
    { label: 'Reports', value: grouped(reports), note: `${grouped(intelligence)} of them intelligence` },
    { label: 'First and last report', value: day(lastDay), note: `since ${day(firstDay)}` },
    { label: 'Reported to', value: plural(sources.length, 'source') },
  ];
}

function timelineBlocks({ timeline, figures: { currency } }: CampaignBriefing): readonly Block[] {
  const { unit, periods, undated, unconverted } = timeline;
  const rest = [
    undated.reports > 0 ? `${plural(undated.reports, 'report')} without a date, in no ${unit}` : '',
    unconverted > 0 ? `${plural(unconverted, 'loss', 'losses')} without an exchange rate, in no sum` : '',
  ].filter((one) => one !== '');
  const title = heading(`Timeline by ${unit}`);
  if (periods.length === 0) return [title, text('No report is dated.')];
  const used = periods.filter(({ reports }) => reports > 0);
  return [
    title,
    {
      block: 'chart',
      charts: [
        {
          kind: 'columns',
          title: `Reports by ${unit}`,
          description: `Columns from ${day(periods[0]?.firstDay ?? null)} to ${day(periods.at(-1)?.firstDay ?? null)}, at most ${grouped(Math.max(...periods.map(({ reports }) => reports)))} in one ${unit}. The table below has the numbers.`,
          points: periods.map(({ firstDay, reports }) => ({
            label: periodLabel(unit, firstDay),
            value: reports,
            text: grouped(reports),
          })),
        },
        ...lossChart(timeline, currency),
      ],
      table: {
        caption: `The same by ${unit}; ${unit === 'week' ? 'by its Monday; ' : ''}${used.length < periods.length ? `${unit}s without a report are left out; ` : ''}losses as reported, repeated ones too`,
        columns: [
          { head: UNIT_HEADS[unit] },
          { head: 'Reports', align: 'right' },
          { head: 'Reported lost', align: 'right' },
        ],
        rows: used.map(({ firstDay, reports, lostMinor }) => [
          [periodLabel(unit, firstDay)],
          [grouped(reports)],
          [money({ currency, minor: lostMinor })],
        ]),
      },
    },
    ...(rest.length > 0 ? [text(`Beside these: ${rest.join('; ')}.`)] : []),
  ];
}

const UNIT_HEADS: Readonly<Record<Timeline['unit'], string>> = {
  day: 'Day',
  week: 'Week of',
  month: 'Month',
  year: 'Year',
};

/** The months `2026-03`, the years `2026`; days and weeks by their first day. */
function periodLabel(unit: Timeline['unit'], firstDay: Day): string {
  return day(firstDay).slice(0, unit === 'month' ? 7 : unit === 'year' ? 4 : 10);
}

function lossChart({ unit, periods }: Timeline, currency: string) {
  if (!periods.some(({ lostMinor }) => lostMinor > 0n)) return [];
  const points = periods.map(({ firstDay, lostMinor }): Point => {
    const amount = Number(moneyText({ currency, minor: lostMinor }));
    return { label: periodLabel(unit, firstDay), value: amount, text: wholeMoney(currency, lostMinor) };
  });
  const most = points.reduce((a, b) => (b.value > a.value ? b : a));
  return [
    {
      kind: 'columns' as const,
      title: `Reported lost by ${unit}, ${currency}`,
      description: `Columns of the same ${unit}s; the highest, of ${most.label}, is ${currency} ${most.text}.`,
      points,
    },
  ];
}

const CHARTED_COUNTRIES = 10;

function countryBlocks({ countries, doubts }: CampaignBriefing): readonly Block[] {
  const named = countries.filter(({ reports }) => reports >= SMALL_CELL);
  const pooled = countries.filter(({ reports }) => reports < SMALL_CELL);
  const inAll = countries.reduce((sum, { reports }) => sum + reports, 0);
  const other = pooled.reduce((sum, { reports }) => sum + reports, 0);
  const rows = [
    ...named.map(({ value, reports }) => ({ name: countryName(value), reports })),
    ...(other > 0 ? [{ name: 'Other countries', reports: other }] : []),
  ];
  const title = heading('Where the victims report from');
  if (rows.length === 0) return [title, text('No report of a victim names a country.')];
  const points = rows.slice(0, CHARTED_COUNTRIES).map(({ name, reports }): Point => {
    return { label: visible(name, 22), value: reports, text: `${grouped(reports)} (${percent(reports, inAll)})` };
  });
  return [
    title,
    {
      block: 'chart',
      charts: [
        {
          kind: 'bars',
          title: `Reports of victims by country${rows.length > points.length ? `, the first ${points.length}` : ''}`,
          description: `Bars of ${points.length}, from ${points[0]?.label ?? ''} with ${points[0]?.text ?? ''} down.`,
          points,
        },
      ],
      table: {
        caption: 'Reports of victims by country; who reported twice stands twice',
        columns: [{ head: 'Country' }, { head: 'Reports', align: 'right' }, { head: 'Share', align: 'right' }],
        rows: rows.map(({ name, reports }) => [[name], [grouped(reports)], [percent(reports, inAll)]]),
      },
    },
    ...(other > 0 ? [text(SMALL_CELLS)] : []),
    ...(doubts.noCountry > 0 ? [text(`${plural(doubts.noCountry, 'report')} of victims without a country.`)] : []),
  ];
}

const LOSS_COLUMNS: readonly Column[] = [
  { head: 'Kind' },
  { head: 'Each loss once', align: 'right' },
  { head: 'losses', align: 'right' },
  { head: 'As reported', align: 'right' },
  { head: 'losses', align: 'right' },
  { head: 'Largest single', align: 'right' },
];

function lossBlocks({ campaign: { ledger }, largest, figures }: CampaignBriefing): readonly Block[] {
  const { converted } = ledger;
  const largestOf = ({ kind, currency }: LedgerLine): string => {
    const found = largest.find((one) => one.kind === kind && one.currency === currency);
    return found === undefined ? '-' : money(found);
  };
  const total = (minor: bigint): string => money({ currency: converted.currency, minor });
  return [
    heading('Losses by currency'),
    table(
      {
        caption: `As the reports give them; ${figures.currency} at the rate of each loss's day stands below`,
        columns: LOSS_COLUMNS,
        rows: ledger.lines.map((line) => [
          [line.kind],
          [money({ currency: line.currency, minor: line.countedMinor })],
          [grouped(line.countedLosses)],
          [money({ currency: line.currency, minor: line.reportedMinor })],
          [grouped(line.reportedLosses)],
          [largestOf(line)],
        ]),
      },
      'No report tells of a loss that can be read.',
    ),
    text(
      `Together, each loss once: `,
      { strong: `lost ${total(converted.lostMinor)}` },
      `, attempted ${total(converted.attemptedMinor)}, recovered ${total(converted.recoveredMinor)}`,
      converted.missingCurrencies.length > 0 ? `, ${missing(ledger)}` : '',
      `. As reported, repeated losses included: lost ${total(converted.reportedLostMinor)}.`,
    ),
  ];
}

const ARTIFACT_COLUMNS: readonly Column[] = [
  { head: 'Artifact' },
  { head: 'Kind' },
  { head: 'Reports', align: 'right' },
  { head: 'In all', align: 'right' },
  { head: 'First seen', whole: true },
  { head: 'Last seen', whole: true },
];

function artifactRow(one: CampaignArtifact): readonly Line[] {
  return [
    [artifact(one)],
    [one.kind],
    [grouped(one.reports)],
    [grouped(one.reportsInAll)],
    [day(one.firstDay)],
    [day(one.lastDay)],
  ];
}

function evidenceBlocks({ campaign, artifacts }: CampaignBriefing): readonly Block[] {
  return [
    heading('What holds it together'),
    table(
      {
        caption:
          'The strongest evidence. In all: reports anywhere that name the artifact; the closer to its own reports, the stronger',
        columns: ARTIFACT_COLUMNS,
        rows: campaign.strongest.map(artifactRow),
      },
      'No artifact is named as evidence.',
    ),
    text(
      `${plural(artifacts.total, 'artifact')} in all: `,
      artifacts.roles.map(({ role, artifacts: count }) => `${grouped(count)} ${ROLE_WORDS[role]}`).join(', '),
      '.',
    ),
  ];
}

function liveBlocks({ live, window }: CampaignBriefing): readonly Block[] {
  if (window === null) return [];
  const left = live.total - live.accounts.length;
  return [
    heading('Accounts to stop'),
    table(
      {
        caption: `Accounts and wallets seen in the last ${plural(window.days, 'day')} (${span(window.from, window.to)}), the latest first${left > 0 ? `; ${grouped(left)} more are left out` : ''}`,
        columns: ARTIFACT_COLUMNS,
        rows: live.accounts.map(artifactRow),
      },
      `None was named in the last ${plural(window.days, 'day')} (${span(window.from, window.to)}).`,
    ),
  ];
}

function jointBlocks({ campaign, joints, links }: CampaignBriefing): readonly Block[] {
  const held = joints.byOne + joints.bySeveral;
  return [
    heading('What would break it'),
    ...(held > 0 ? [text(heldWords(joints, held))] : []),
    ...(joints.hanging.length > 0
      ? [
          table(
            {
              caption:
                'Artifacts by which alone reports hang: were one a coincidence, or benign, so many reports would leave',
              columns: [
                { head: 'Artifact' },
                { head: 'Kind' },
                { head: 'Reports that hang by it', align: 'right' },
                { head: 'of all that name it', align: 'right' },
              ],
              rows: joints.hanging.map(({ artifact: one, reports }) => [
                [artifact(one)],
                [one.kind],
                [grouped(reports)],
                [grouped(one.reports)],
              ]),
            },
            '',
          ),
        ]
      : []),
    ...(links.items.length > 0
      ? [
          text(
            links.total > links.items.length
              ? `Open questions, the first ${links.items.length} of ${grouped(links.total)}:`
              : 'Open questions:',
          ),
        ]
      : [text('Detection cut nothing off this campaign, and no part of it hangs by a weak joint.')]),
    ...list(links.items.map((link): Line => [visible(linkText(link, campaign.id), 400)])),
  ];
}

function heldWords({ byOne, bySeveral }: Joints, held: number): string {
  return `Of ${plural(held, 'report')} that share evidence, ${grouped(bySeveral)} (${percent(bySeveral, held)}) are held by two or more artifacts, ${grouped(byOne)} by one alone.`;
}

function doubtBlocks({ doubts, campaign }: CampaignBriefing): readonly Block[] {
  const { undated, unidentified, unreadableLosses, equal, equalKinds } = doubts;
  const items: readonly (string | null)[] = [
    undated > 0
      ? `${plural(undated, 'report')} without a date: not in the timeline, and of no help in telling campaigns apart in time.`
      : null,
    unidentified > 0
      ? `${plural(unidentified, 'report')} by victims without any identity: some may be the same people, or people counted already.`
      : null,
    unreadableLosses > 0 ? `${plural(unreadableLosses, 'loss', 'losses')} that could not be read: in no sum.` : null,
    campaign.ledger.converted.missingCurrencies.length > 0
      ? `The total in ${campaign.ledger.converted.currency} is ${missing(campaign.ledger)}.`
      : null,
    equal.length > 0
      ? `${plural(equalKinds, 'amount')} lost by several reports to the cent: ${equal.map((one) => `${money(one)} (${plural(one.reports, 'report')})`).join(', ')}${equalKinds > equal.length ? ' …' : ''}. A fixed price, or one payment told twice by people who left no common identity.`
      : null,
  ];
  const said = items.filter((item) => item !== null);
  if (said.length === 0)
    return [heading('Open doubts'), text('All its reports are dated and identified, and all losses could be read.')];
  return [heading('Open doubts'), ...list(said.map((item): Line => [item]))];
}

function historyBlocks({ history, campaign, followed }: CampaignBriefing): readonly Block[] {
  const past = new Set([
    ...followed.map(({ from }) => from),
    ...history.items.filter(({ event, other }) => event === 'merged' && other !== null).map((one) => one.campaign),
  ]);
  past.delete(campaign.id);
  const more = history.total - history.items.length;
  return [
    heading('Its history'),
    text(
      `Known as ${campaign.id} since run ${campaign.bornRun}. `,
      past.size === 0 ? 'It had no other id.' : `Ids that stand for it or came into it: ${[...past].join(', ')}.`,
    ),
    ...list(history.items.map((event): Line => [`Run ${event.run}: ${eventText(event)}.`])),
    ...(more > 0 ? [text(`${plural(more, 'later event')} left out.`)] : []),
  ];
}
