import { ARTIFACT_KINDS, LEVELS, LOSS_KINDS, SET_ASIDE_REASONS } from '../../../engine/index.js';
import { Type, type TSchema } from 'typebox';
import { count, day, listOf, orNull, refTo, textOrNull } from './shape.js';

const VictimCount = Type.Object(
  {
    distinct: count('People known apart by keyed pseudonym, each counted once'),
    unidentified: count('Reports by victims without any identity: never counted as distinct'),
  },
  {
    $id: 'VictimCount',
    description: 'Linked victims; the true number is larger, as many reports name nothing in common',
  },
);

export const Money = Type.Object(
  {
    amount: Type.String({ description: 'Decimal text, never a floating number', examples: ['15400000.00'] }),
    currency: Type.String({ description: 'ISO 4217', examples: ['USD'] }),
  },
  { $id: 'Money' },
);

const Tally = Type.Object({ value: Type.String(), reports: count('Reports that say so') }, { $id: 'Tally' });

const LedgerLine = Type.Object(
  {
    kind: Type.Enum([...LOSS_KINDS]),
    counted: refTo('Money'),
    reported: refTo('Money'),
    countedLosses: count('Losses, each once'),
    reportedLosses: count('Losses as they came, repeated ones too'),
  },
  { $id: 'LedgerLine', description: 'One kind of loss in one currency' },
);

const LargestLoss = Type.Object(
  {
    reportId: Type.String(),
    loss: refTo('Money'),
    converted: orNull('Money', 'In the reporting currency; null without a rate'),
  },
  { $id: 'LargestLoss' },
);

const Ledger = Type.Object(
  {
    lost: refTo('Money'),
    attempted: refTo('Money'),
    recovered: refTo('Money'),
    reportedLost: refTo('Money'),
    missingCurrencies: Type.Array(Type.String(), {
      description: 'Currencies without a rate: in `lines`, but missing from the four totals',
    }),
    lines: listOf('LedgerLine', 'Sums per kind and currency'),
    largestLoss: orNull('LargestLoss', 'Largest single loss; null if nothing was lost'),
    unreadableLosses: count('Losses that could not be read: in no sum'),
  },
  { $id: 'Ledger', description: 'Totals in the reporting currency at the rate of each loss day, then their lines' },
);

export const ARTIFACT_FIELDS = {
  kind: Type.Enum([...ARTIFACT_KINDS]),
  value: Type.String({ description: 'Canonical and live: for comparing', examples: ['+442079460000'] }),
  shown: Type.String({ description: 'As a person writes it, defanged', examples: ['hxxps://evil[.]example/login'] }),
};

const CampaignArtifact = Type.Object(
  {
    ...ARTIFACT_FIELDS,
    reports: count('Reports of the campaign that mention it'),
    reportsInAll: count('Reports in all that mention it'),
    firstSeen: day('First day of use in the campaign'),
    lastSeen: day('Last day of use in the campaign'),
    role: Type.Enum([...SET_ASIDE_REASONS], { description: '`links`, or why its mentions are not links' }),
  },
  { $id: 'CampaignArtifact' },
);

const Campaign = Type.Object(
  {
    id: Type.String({ description: 'Permanent', examples: ['c-4f2k9q7m1x0a'] }),
    level: Type.Enum([...LEVELS], {
      description: 'An operation is a cluster of joined evidence; its campaigns are what is left when it is cut',
    }),
    operation: textOrNull('The operation a campaign belongs to; null for an operation', ['o-4f2k9q7m1x0a']),
    campaigns: count('Campaigns of an operation; 1 for a campaign'),
    title: Type.String({ description: 'Made from the evidence; written in part by attackers' }),
    reports: count('Reports, intelligence included'),
    intelligence: count('Reports that are intelligence: they link, and count neither as victims nor as losses'),
    victims: refTo('VictimCount'),
    ledger: refTo('Ledger'),
    countries: listOf('Tally', 'Countries of the victims, most reports first'),
    fraudTypes: listOf('Tally', 'Types of fraud, most reports first'),
    sources: listOf('Tally', 'Who reported, most reports first'),
    firstSeen: day('Day of the first report'),
    lastSeen: day('Day of the last report'),
    dormantSince: day('Day from which it counts as dormant, no report having come in; null while they keep coming'),
    strongest: listOf('CampaignArtifact', 'The artifacts that hold it together, strongest first'),
    bornRun: count('Run that gave it its id'),
  },
  { $id: 'Campaign' },
);

const Alias = Type.Object(
  {
    from: Type.String({ description: 'The old id' }),
    to: textOrNull('What it became; null: dissolved'),
    run: count('The run in which it happened'),
  },
  { $id: 'Alias' },
);

export const CAMPAIGN_SCHEMAS: readonly TSchema[] = [
  VictimCount,
  Money,
  Tally,
  LedgerLine,
  LargestLoss,
  Ledger,
  CampaignArtifact,
  Campaign,
  Alias,
];
