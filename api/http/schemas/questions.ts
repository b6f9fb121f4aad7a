import { LINEAGE_EVENTS, LINK_KINDS, SET_ASIDE_CLASSES, SETTLED } from '../../../engine/index.js';
import { Type, type TSchema } from 'typebox';
import type { EventJson } from '../../present/events.js';
import type { PossibleLinkJson } from '../../present/links.js';
import type { ItemsJson } from '../../present/page.js';
import type { SetAsideJson } from '../../present/set-aside.js';
import type { SettlementJson } from '../../present/settled.js';
import { ARTIFACT_FIELDS } from './campaign.js';
import { count, listOf, orNull, RUN, textOrNull } from './shape.js';

const NamedArtifact = Type.Object(ARTIFACT_FIELDS, { $id: 'NamedArtifact' });

const PossibleLink = Type.Object(
  {
    kind: Type.Enum([...LINK_KINDS], {
      description:
        '`bridge`: an artifact that was cut between campaigns. `weak-joint`: a part that little ties to the rest of its ' +
        'campaign. `related`: shared evidence that was not enough',
    }),
    campaigns: Type.Array(Type.String(), { description: 'One for a weak joint, two or more else' }),
    artifacts: listOf('NamedArtifact', 'What both sides share, at most 20'),
    spells: count('Uses of these artifacts, apart in time, that both sides share'),
    smallerReports: count('Reports on the smaller side'),
    pauseDays: Type.Unsafe<number | null>({
      type: ['integer', 'null'],
      minimum: 0,
      description: 'Days between the stretches in which both sides of a weak joint were active; null for other kinds',
    }),
    probability: Type.Unsafe<number | null>({
      type: ['number', 'null'],
      minimum: 0,
      maximum: 1,
      description: 'Measured chance that both sides are one campaign; null where none was measured',
    }),
    text: Type.String({ description: 'The same in a sentence' }),
  },
  { $id: 'PossibleLink', description: 'A question for an analyst, never a finding' },
);

const HubMeasure = Type.Object(
  {
    q: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'Share of pairs of its reports, attached elsewhere, that fall in one cluster',
    }),
    attached: count('Its reports that are attached elsewhere'),
    clusters: count('Established clusters that use it'),
  },
  { $id: 'HubMeasure' },
);

const Reach = Type.Object(
  {
    campaigns: count('Campaigns that mention it'),
    reports: count('Reports of these campaigns'),
    unclustered: count('Reports in no campaign that mention it'),
    largest: Type.Array(Type.String(), { description: 'The largest of these campaigns, at most 5' }),
  },
  { $id: 'Reach', description: 'What it would tie together, at most, if it were let back' },
);

const SetAside = Type.Object(
  {
    ...ARTIFACT_FIELDS,
    class: Type.Enum([...SET_ASIDE_CLASSES], {
      description:
        '`listed`: a benign list names it. `hub`: measured to serve many campaigns. `suspect`: looks like one, still links',
    }),
    list: textOrNull('Name of the benign list'),
    measure: orNull('HubMeasure', 'What was measured of a hub or suspect'),
    reason: Type.String({ description: 'The same in a sentence' }),
    reports: count('Reports in all that mention it'),
    reach: Type.Ref('Reach'),
  },
  { $id: 'SetAside' },
);

const LineageEvent = Type.Object(
  {
    event: Type.Enum([...LINEAGE_EVENTS]),
    campaign: Type.String({ description: 'The campaign or operation that it happened to' }),
    other: textOrNull('What it merged into or was split from; null for the rest'),
    shared: count('Reports, known in both runs, that the two share'),
    size: count('Reports of the older one'),
    text: Type.String({ description: 'The same in a sentence' }),
  },
  { $id: 'LineageEvent', description: 'What happened to the identity of a campaign or an operation' },
);

const Settlement = Type.Object(
  {
    reportId: Type.String(),
    outcome: Type.Enum([...SETTLED], {
      description: '`confirmed`: left where it was. `moved`: it is in another campaign. `released`: in none',
    }),
    from: Type.String({ description: 'The campaign it was attached to, by the id it had then' }),
    to: textOrNull('The campaign that the run put it in; null where it is in none'),
    weight: Type.Number({ minimum: 0, maximum: 1, description: 'How sure the attachment was' }),
    text: Type.String({ description: 'The same in a sentence' }),
  },
  { $id: 'Settlement', description: 'What a run made of a report that was attached provisionally' },
);

function pageOf<Item>(name: string, description: string): ReturnType<typeof Type.Unsafe<ItemsJson<Item>>> {
  return Type.Unsafe<ItemsJson<Item>>(
    Type.Object(
      {
        run: RUN,
        total: count('Items on all pages'),
        cursor: textOrNull('Hand it back as `cursor` for the next page; null on the last'),
        items: listOf<Item>(name, 'This page'),
      },
      { description },
    ),
  );
}

export const LinkPage = pageOf<PossibleLinkJson>('PossibleLink', 'A page of possible links');
export const HubPage = pageOf<SetAsideJson>('SetAside', 'A page of artifacts that were set aside');
export const EventPage = pageOf<EventJson>('LineageEvent', 'A page of events');
export const SettledPage = pageOf<SettlementJson>('Settlement', 'A page of reports that are provisional no longer');

export const QUESTION_SCHEMAS: readonly TSchema[] = [
  NamedArtifact,
  PossibleLink,
  HubMeasure,
  Reach,
  SetAside,
  LineageEvent,
  Settlement,
];
