import { LOSS_KINDS, MENTION_ORIGINS, REPORT_TYPES, TLP_LEVELS } from '../../../engine/index.js';
import { Type, type TSchema } from 'typebox';
import { ARTIFACT_FIELDS } from './campaign.js';
import { listOf, orNull, textOrNull } from './shape.js';

const Loss = Type.Object(
  {
    kind: Type.Enum([...LOSS_KINDS]),
    amount: Type.String({ description: 'Decimal text', examples: ['120.50'] }),
    currency: Type.String({ examples: ['EUR'] }),
    at: textOrNull('Day of the loss', ['2026-03-01']),
  },
  { $id: 'Loss' },
);

const UnreadableLoss = Type.Object(
  { field: Type.String({ examples: ['losses[2].amount'] }), reason: Type.String() },
  { $id: 'UnreadableLoss', description: 'A loss that could not be read: in sight, never in a sum' },
);

const Mention = Type.Object(
  {
    ...ARTIFACT_FIELDS,
    origin: Type.Enum([...MENTION_ORIGINS]),
    role: textOrNull('What the reporter said it was for', ['payment']),
  },
  { $id: 'Mention' },
);

const Handling = Type.Object(
  {
    tlp: Type.Unsafe<string | null>({ enum: [...TLP_LEVELS, null], description: 'Traffic Light Protocol 2.0' }),
    releasableTo: Type.Array(Type.String()),
  },
  { $id: 'Handling', description: 'Who may be shown the report: keep to it' },
);

const Reliability = Type.Object(
  {
    source: textOrNull('Admiralty scale, A to F'),
    information: Type.Unsafe<number | null>({ type: ['integer', 'null'], description: 'Admiralty scale, 1 to 6' }),
  },
  { $id: 'Reliability' },
);

const Report = Type.Object(
  {
    id: Type.String({ description: 'First 128 bits of sha256 over source and ref, hexadecimal' }),
    source: Type.String({ examples: ['ic3'] }),
    ref: Type.String({ examples: ['2026-000123'] }),
    type: Type.Enum([...REPORT_TYPES]),
    reportedAt: textOrNull('ISO 8601, UTC'),
    incidentAt: textOrNull('ISO 8601, UTC'),
    fraudType: textOrNull('Type of fraud', ['investment']),
    country: textOrNull('Of the victim, ISO 3166-1 alpha-2', ['DE']),
    victimIdentified: Type.Boolean({
      description: 'Whether the victim left an identity; nothing more of it is stored',
    }),
    losses: listOf('Loss', 'As reported'),
    unreadableLosses: listOf('UnreadableLoss', 'Losses that could not be read'),
    artifacts: listOf('Mention', 'What the attackers used'),
    handling: orNull('Handling', 'Sharing rules'),
    reliability: orNull('Reliability', 'Trust in source and information'),
    campaignId: textOrNull('Campaign of the latest run; null where it is in none'),
    operationId: textOrNull('Operation that this campaign belongs to', ['o-4f2k9q7m1x0a']),
  },
  { $id: 'Report' },
);

export const REPORT_SCHEMAS: readonly TSchema[] = [Loss, UnreadableLoss, Mention, Handling, Reliability, Report];
