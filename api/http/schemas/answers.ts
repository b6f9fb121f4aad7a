import { SET_ASIDE_REASONS, type Alias, type Provisional, type RunManifest } from '../../../engine/index.js';
import { Type, type TSchema } from 'typebox';
import type { CampaignArtifactJson, CampaignJson, CampaignPageJson } from '../../present/campaign.js';
import type { LookupJson } from '../../present/lookup.js';
import type { HealthJson, RunJson } from '../../present/run.js';
import type { ReportJson } from '../disclose.js';
import { ARTIFACT_FIELDS } from './campaign.js';
import { count, day, listOf, orNull, refTo, RUN, textOrNull } from './shape.js';

const CURSOR = textOrNull('Hand it back as `cursor` for the next page; null on the last');

export const CampaignPage = Type.Unsafe<CampaignPageJson>(
  Type.Object(
    {
      run: RUN,
      total: count('Campaigns that fit, on all pages'),
      cursor: CURSOR,
      campaigns: listOf<CampaignJson>('Campaign', 'This page'),
    },
    { description: 'A page of campaigns' },
  ),
);

const Provisional = Type.Object(
  {
    run: count('The run that these reports came after'),
    reports: count('Reports that are attached until the next run confirms, moves or releases them'),
    furtherVictims: count('Their distinct victims: the campaign has at most so many more'),
  },
  { $id: 'Provisional', description: 'What came since the run; no other figure of the answer counts it' },
);

export const CampaignAnswer = Type.Object(
  {
    run: count('The run that answers'),
    campaign: refTo<CampaignJson>('Campaign'),
    followed: listOf<Alias>('Alias', 'The old ids that led here, oldest first; empty for a present id'),
    provisional: Type.Unsafe<Provisional | null>(orNull('Provisional', 'Attached since the run; null for nothing')),
  },
  { description: 'The campaign that the id stands for today' },
);

export interface PageJson<Item> {
  readonly run: number;
  readonly campaignId: string;
  readonly total: number;
  readonly cursor: string | null;
  readonly items: readonly Item[];
}

function pageOf<Item>(name: string): ReturnType<typeof Type.Unsafe<PageJson<Item>>> {
  return Type.Unsafe<PageJson<Item>>(
    Type.Object(
      {
        run: count('The run that answers'),
        campaignId: Type.String({ description: 'The present id of the campaign or operation' }),
        total: count('Items on all pages'),
        cursor: CURSOR,
        items: listOf<Item>(name, 'This page'),
      },
      { description: 'A page' },
    ),
  );
}

export const ReportPage = pageOf<ReportJson>('Report');
export const ArtifactPage = pageOf<CampaignArtifactJson>('CampaignArtifact');

const Sighting = Type.Object(
  {
    campaignId: Type.String(),
    title: Type.String(),
    reports: count('Reports of the campaign that mention the value'),
    share: Type.Number({ minimum: 0, maximum: 1, description: 'How sure: part of all reports with the value' }),
    role: Type.Enum([...SET_ASIDE_REASONS], { description: '`links`, or why the value says little' }),
    campaignReports: count('Reports of the campaign'),
    distinctVictims: count('Distinct victims of the campaign'),
    lost: refTo('Money'),
    firstSeen: day('First report of the campaign'),
    lastSeen: day('Last report of the campaign'),
    provisional: Type.Optional(refTo('Provisional')),
  },
  { $id: 'Sighting' },
);

const DERIVED_FROM = orNull('NamedArtifact', 'What it follows from where it is not the value itself');

export const LookupAnswer = Type.Unsafe<LookupJson>(
  Type.Object(
    {
      understood: Type.Array(Type.Object({ ...ARTIFACT_FIELDS, derivedFrom: DERIVED_FROM }), {
        description: 'Every way in which the value can be read, then what follows: of a URL its host and domain',
      }),
      found: Type.Array(
        Type.Object({
          ...ARTIFACT_FIELDS,
          derivedFrom: DERIVED_FROM,
          setAside: orNull('SetAside', 'Why the latest run drew no links through it, or doubts them'),
          reports: count('Reports that mention it'),
          firstSeen: day('First report'),
          lastSeen: day('Last report'),
          campaignCount: count('Campaigns that mention it, counted to 500'),
          campaigns: listOf('Sighting', 'At most 50, most reports first'),
        }),
      ),
    },
    { description: 'How the value was understood, and where it is known' },
  ),
);

const Rest = Type.Object(
  {
    reports: count('Reports'),
    intelligence: count('Reports that are intelligence'),
    victims: refTo('VictimCount'),
    ledger: refTo('Ledger'),
  },
  { $id: 'Rest' },
);

export const RunAnswer = Type.Unsafe<RunJson>(
  Type.Object(
    {
      manifest: Type.Unsafe<RunManifest>({
        type: 'object',
        additionalProperties: true,
        description: 'What the run was made from and with: digests, kernel, seed, parameters, versions, lists, counts',
      }),
      unclustered: refTo('Rest'),
      whole: refTo('Rest'),
    },
    { description: 'The latest run' },
  ),
);

export const HealthAnswer = Type.Unsafe<HealthJson>(
  Type.Object(
    {
      status: Type.Enum(['ok']),
      store: Type.String({ examples: ['sqlite'] }),
      reports: count('Reports stored'),
      artifacts: count('Artifacts stored'),
      mentions: count('Mentions stored'),
      run: RUN,
      asOf: textOrNull('The day that counted as today in that run'),
    },
    { description: 'The store answers' },
  ),
);

export const ANSWER_SCHEMAS: readonly TSchema[] = [Provisional, Sighting, Rest];
