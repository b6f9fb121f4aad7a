import { ALERT_RULES, DELIVERIES } from '../../../engine/index.js';
import { Type } from 'typebox';
import type { AlertAnswerJson } from '../../present/alerts.js';
import type { ItemsJson } from '../../present/page.js';
import { RUN } from './shape.js';

/** Alerts as `present/alerts` says them; a test holds the two together. */
export const AlertPage = Type.Unsafe<ItemsJson<AlertAnswerJson>>(
  Type.Object({
    run: RUN,
    total: Type.Integer(),
    cursor: Type.Union([Type.String(), Type.Null()]),
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        rule: Type.Enum([...ALERT_RULES]),
        campaignId: Type.String({ description: 'The id that the campaign had when the alert was told' }),
        campaignNow: Type.Union([Type.String(), Type.Null()], {
          description: 'The id that it has in the latest run; null where it was dissolved',
        }),
        title: Type.String(),
        day: Type.String(),
        run: Type.Integer(),
        toldBy: Type.Enum(['night', 'ingest']),
        windowDays: Type.Integer(),
        victims: Type.Integer({ description: 'Distinct victims within the window' }),
        provisionalReports: Type.Integer(),
        usual: Type.Union([Type.Object({ perWindow: Type.Number(), z: Type.Number() }), Type.Null()]),
        campaignReports: Type.Integer(),
        linkedVictims: Type.Integer(),
        lost: Type.Object({ amount: Type.String(), currency: Type.String() }),
        countries: Type.Array(Type.Object({ value: Type.String(), reports: Type.Integer() })),
        strongest: Type.Array(Type.Object({ kind: Type.String(), value: Type.String(), shown: Type.String() })),
        text: Type.String({ description: 'Why, in a sentence' }),
        delivery: Type.Enum([...DELIVERIES]),
      }),
    ),
  }),
);
