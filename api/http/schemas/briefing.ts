import {
  ARTIFACT_KINDS,
  BRIEFED_EVENTS,
  LINEAGE_EVENTS,
  LOSS_KINDS,
  SET_ASIDE_REASONS,
} from '../../../engine/index.js';
import { Type, type TSchema } from 'typebox';
import type { CampaignBriefJson, MorningJson } from '../../present/briefing/json.js';
import { ARTIFACT_FIELDS } from './campaign.js';
import { count, day, listOf, orNull, refTo, textOrNull } from './shape.js';

const BriefedRun = Type.Object(
  {
    run: count('Number of the run'),
    asOf: textOrNull('The day that counted as today in it'),
    startedAt: Type.String({ description: 'ISO 8601' }),
    finishedAt: Type.String({ description: 'ISO 8601' }),
  },
  { $id: 'BriefedRun' },
);

const PaymentWindow = Type.Object(
  {
    days: count('Days, all included'),
    from: day('First day of the window'),
    urgentFrom: day('First of the days in which a payment may still be held'),
    to: day('Last day: that of the run'),
  },
  {
    $id: 'PaymentWindow',
    description: 'Days in which an account must have been named to be worth a stop-payment request',
  },
);

const EventCounts = Type.Object(Object.fromEntries(LINEAGE_EVENTS.map((event) => [event, count('Times')])), {
  $id: 'EventCounts',
});

const BriefedCampaign = Type.Object(
  {
    campaign: Type.Ref('Campaign'),
    events: listOf('LineageEvent', 'What happened to it, at most 5'),
    eventCount: count('Events in all'),
    liveAccounts: count('Accounts and wallets named in the window'),
    urgentAccounts: count('Those named on its urgent days'),
  },
  { $id: 'BriefedCampaign' },
);

const BriefingSection = Type.Object(
  {
    event: Type.Enum([...BRIEFED_EVENTS]),
    campaigns: count('Campaigns that it happened to'),
    events: count('How often it happened'),
    gone: count('Campaigns of these that dissolved since'),
    rows: listOf(
      'BriefedCampaign',
      'Half kept for those active in the window, a live account first; the rest in turns by money and by victims',
    ),
  },
  { $id: 'BriefingSection' },
);

const NamedIn = Type.Object(
  {
    reports: count('Reports of the campaign that name the account'),
    losses: count('Losses that they tell of'),
    lost: refTo('Money'),
    unconverted: count('Losses without an exchange rate: in `lines`, not in `lost`'),
    lines: listOf('Money', 'As reported, by currency'),
  },
  { $id: 'NamedIn', description: 'As reported, beside every account that the report names: never to be added up' },
);

const LiveAccount = Type.Object(
  {
    kind: Type.Enum([...ARTIFACT_KINDS]),
    value: ARTIFACT_FIELDS.value,
    written: Type.String({ description: 'As a person writes it, live: for the form of a bank, never for a page' }),
    shown: ARTIFACT_FIELDS.shown,
    role: Type.Enum([...SET_ASIDE_REASONS], { description: '`hub`: it serves many campaigns, so ask whose it is' }),
    urgent: Type.Boolean({ description: 'Named on the urgent days' }),
    firstSeen: day('First report of the campaign that names it'),
    lastSeen: day('Last report of the campaign that names it'),
    lastLossAt: day('Latest day on which, as a report says that names it, money was lost'),
    reportsInAll: count('Reports in all that name it'),
    inWindow: Type.Ref('NamedIn'),
    ever: Type.Ref('NamedIn'),
  },
  { $id: 'LiveAccount' },
);

const PaymentTarget = Type.Object(
  {
    campaignId: Type.String(),
    title: Type.String(),
    lost: refTo('Money'),
    total: count('Accounts named in the window in all'),
    urgent: count('Those named on its urgent days'),
    accounts: listOf('LiveAccount', 'The latest, at most 25'),
  },
  { $id: 'PaymentTarget' },
);

const Payments = Type.Object(
  {
    window: Type.Ref('PaymentWindow'),
    recoverable: Type.String({ description: 'What recoverable means here, and who says so' }),
    active: count('Campaigns active in the window'),
    lookedAt: count('Those that were looked at, most lost first'),
    targets: listOf('PaymentTarget', 'Urgent ones first, then most lost first'),
  },
  { $id: 'Payments' },
);

export const MorningBriefing = Type.Unsafe<MorningJson>(
  Type.Object(
    {
      told: orNull('BriefedRun', 'The run whose events are told; null where it is no longer kept'),
      run: count('Its number'),
      figures: Type.Ref('BriefedRun'),
      limit: count('Campaigns in each section, at most'),
      whole: Type.Ref('Rest'),
      unclustered: Type.Ref('Rest'),
      counts: Type.Object({ campaign: Type.Ref('EventCounts'), operation: Type.Ref('EventCounts') }),
      sections: listOf('BriefingSection', 'New, growing, merged, split off, active again'),
      payments: orNull('Payments', 'Null where no report is dated'),
    },
    { description: 'What a run changed, and whom to ask for a stop of payments' },
  ),
);

const Timeline = Type.Object(
  {
    unit: Type.String({ description: 'day, week, month or year: the shortest of which at most 40 are needed' }),
    periods: Type.Array(
      Type.Object({ from: day('First day'), reports: count('Reports'), reportedLost: refTo('Money') }),
      { description: 'From the first report to the last, empty ones too; losses as reported' },
    ),
    undated: Type.Object({ reports: count('Reports without a date'), reportedLost: refTo('Money') }),
    unconverted: count('Losses without an exchange rate: in no period'),
  },
  { $id: 'Timeline' },
);

const WrittenArtifact = Type.Object(
  {
    ...ARTIFACT_FIELDS,
    written: Type.String({ description: 'As a person writes it, live' }),
    reports: count('Reports of the campaign that mention it'),
    reportsInAll: count('Reports in all that mention it'),
    firstSeen: day('First day of use in the campaign'),
    lastSeen: day('Last day of use in the campaign'),
    role: Type.Enum([...SET_ASIDE_REASONS]),
  },
  { $id: 'WrittenArtifact' },
);

const MONEY_FIELDS = {
  amount: Type.String({ description: 'Decimal text' }),
  currency: Type.String({ description: 'ISO 4217' }),
};

export const CampaignBriefing = Type.Unsafe<CampaignBriefJson>(
  Type.Object(
    {
      figures: Type.Ref('BriefedRun'),
      asked: Type.String({ description: 'The id that was asked for' }),
      followed: listOf('Alias', 'The old ids that led here, oldest first'),
      campaign: Type.Ref('Campaign'),
      window: orNull('PaymentWindow', 'Null where no report is dated'),
      live: Type.Object({
        total: count('Accounts named in the window'),
        urgent: count('Those named on its urgent days'),
        accounts: listOf('WrittenArtifact', 'The latest, at most 25'),
      }),
      timeline: Type.Ref('Timeline'),
      countries: listOf('Tally', 'Reports of victims by country, small numbers too: mind whom you hand this to'),
      largest: Type.Array(Type.Object({ kind: Type.Enum([...LOSS_KINDS]), ...MONEY_FIELDS }), {
        description: 'Largest single loss by kind and currency',
      }),
      artifacts: Type.Object({
        total: count('Artifacts in all'),
        roles: Type.Array(
          Type.Object({ role: Type.Enum([...SET_ASIDE_REASONS]), artifacts: count('Artifacts of this role') }),
        ),
        timed: listOf('CampaignArtifact', 'Those that link, most reports first, at most 15'),
      }),
      joints: Type.Object({
        byOne: count('Reports that one artifact alone holds in the campaign'),
        bySeveral: count('Reports that two or more hold'),
        hanging: Type.Array(
          Type.Object({ artifact: Type.Ref('CampaignArtifact'), reports: count('Reports that hang by it alone') }),
        ),
      }),
      links: Type.Object({ total: count('Possible links in all'), items: listOf('PossibleLink', 'At most 20') }),
      doubts: Type.Object({
        undated: count('Reports without a date'),
        unidentified: count('Reports by victims without any identity'),
        unreadableLosses: count('Losses that could not be read'),
        noCountry: count('Reports of victims without a country'),
        equalAmounts: count('Amounts lost by several reports to the cent'),
        equal: Type.Array(Type.Object({ ...MONEY_FIELDS, reports: count('Reports that tell of it') })),
      }),
      history: Type.Object({
        total: count('Events in all'),
        items: Type.Array(
          Type.Object({
            run: count('The run in which it happened'),
            event: Type.Enum([...LINEAGE_EVENTS]),
            campaign: Type.String(),
            other: textOrNull('What it merged into or was split from'),
            shared: count('Reports, known in both runs, that the two share'),
            size: count('Reports of the older one'),
            text: Type.String({ description: 'The same in a sentence' }),
          }),
          { description: 'Oldest first, at most 20' },
        ),
      }),
    },
    { description: 'All that is known of one campaign, or operation, and how sure it is' },
  ),
);

export const BRIEFING_SCHEMAS: readonly TSchema[] = [
  BriefedRun,
  PaymentWindow,
  EventCounts,
  BriefedCampaign,
  BriefingSection,
  NamedIn,
  LiveAccount,
  PaymentTarget,
  Payments,
  Timeline,
  WrittenArtifact,
];
