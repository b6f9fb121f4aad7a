import {
  CAMPAIGN_SORTS,
  DEFAULT_PAGE,
  DEFAULT_WINDOW_DAYS,
  LINK_KINDS,
  MAX_PAGE,
  SET_ASIDE_CLASSES,
} from '../../../engine/index.js';
import { Type } from 'typebox';
import { BRIEF_FORMATS } from '../../present/briefing/formats.js';
import { MAX_WORD } from '../../present/filter.js';

const word = (description: string, examples: readonly string[]) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: MAX_WORD, description, examples: [...examples] }));

const date = (description: string, example: string) =>
  Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description, examples: [example] }));

const atLeast = (description: string, example: number) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description, examples: [example] }));

const PAGE = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_PAGE, default: DEFAULT_PAGE, description: 'Items on a page' }),
  ),
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: MAX_WORD, description: 'Of the page before, asked with the same words' }),
  ),
};

const FILTER = {
  type: word('Type of fraud', ['investment']),
  country: Type.Optional(
    Type.String({ pattern: '^[A-Za-z]{2}$', description: 'A victim is from there', examples: ['DE'] }),
  ),
  currency: Type.Optional(
    Type.String({ pattern: '^[A-Za-z]{3}$', description: 'There is a loss in this currency', examples: ['EUR'] }),
  ),
  minLoss: Type.Optional(
    Type.String({
      pattern: '^\\d{1,15}(\\.\\d{1,4})?$',
      description: 'Lost at least this, in the reporting currency',
      examples: ['10000'],
    }),
  ),
  minVictims: atLeast('Distinct victims, at least', 5),
  minReports: atLeast('Reports, at least', 10),
  from: date('The campaign was active on or after this day', '2026-01-01'),
  to: date('The campaign was active on or before this day', '2026-03-31'),
  q: word('Text within the title or a strongest artifact', ['fastprofit']),
  sort: Type.Optional(
    Type.Enum([...CAMPAIGN_SORTS], { default: 'lost', description: 'What is compared; ties go by id' }),
  ),
  order: Type.Optional(Type.Enum(['asc', 'desc'], { description: 'desc, but asc for ids' })),
  ...PAGE,
};

/** The words of the filter; what they mean is decided in `present/filter`. */
export const FilterQuery = Type.Object(FILTER, { additionalProperties: false });

const id = (description: string, example: string) =>
  Type.String({ minLength: 1, maxLength: 64, description, examples: [example] });

export const CampaignQuery = Type.Object(
  { ...FILTER, operation: Type.Optional(id('Campaigns of this operation', 'o-4f2k9q7m1x0a')) },
  { additionalProperties: false },
);

const LINK = { kind: Type.Optional(Type.Enum([...LINK_KINDS], { description: 'Only this kind of link' })), ...PAGE };

export const CampaignLinkQuery = Type.Object(LINK, { additionalProperties: false });

export const LinkQuery = Type.Object(
  {
    campaign: Type.Optional(id('Touching this campaign, or any campaign of this operation', 'c-4f2k9q7m1x0a')),
    ...LINK,
  },
  { additionalProperties: false },
);

export const HubQuery = Type.Object(
  {
    class: Type.Optional(Type.Enum([...SET_ASIDE_CLASSES], { description: 'Only this class' })),
    list: word('Only what this benign list names', ['URL shorteners and link pages']),
    ...PAGE,
  },
  { additionalProperties: false },
);

const RUN = Type.Optional(
  Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'A run; by default the latest' }),
);

export const EventQuery = Type.Object({ run: RUN, ...PAGE }, { additionalProperties: false });

const FORMAT = Type.Optional(
  Type.Enum([...BRIEF_FORMATS], { description: 'By default as the Accept header says, else JSON' }),
);
const DAYS = Type.Optional(
  Type.Integer({
    minimum: 1,
    maximum: 366,
    default: DEFAULT_WINDOW_DAYS,
    description: 'Days in which an account must have been named to be worth a stop-payment request',
  }),
);

export const BriefQuery = Type.Object(
  {
    run: RUN,
    days: DAYS,
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 50, default: 10, description: 'Campaigns in each section' }),
    ),
    format: FORMAT,
  },
  { additionalProperties: false },
);

export const CampaignBriefQuery = Type.Object({ days: DAYS, format: FORMAT }, { additionalProperties: false });

export const PageQuery = Type.Object(PAGE, { additionalProperties: false });

export const NoQuery = Type.Object({}, { additionalProperties: false });

export const CampaignIdParam = Type.Object({ id: id('A campaign id, present or old', 'c-4f2k9q7m1x0a') });

export const OperationIdParam = Type.Object({ id: id('An operation id, present or old', 'o-4f2k9q7m1x0a') });

export const AlertQuery = Type.Object(
  { since: date('Alerts of this day and later', '2026-03-01'), ...PAGE },
  { additionalProperties: false },
);
