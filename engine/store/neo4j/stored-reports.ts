import type { ArtifactKind, MentionOrigin } from '../../model/artifact.js';
import { invariant } from '../../model/errors.js';
import { compareText } from '../../model/ids.js';
import type { CampaignId } from '../../model/ids.js';
import type { ReportType } from '../../model/report.js';
import { lossesIn } from '../newer.js';
import type { StoredMention, StoredReport } from '../store.js';
import type { Work } from './database.js';
import { operationsOf } from './lineage.js';
import { remarksOf } from './report-row.js';
import type { Moment } from './state.js';
import { cypher } from './statements.js';
import { beforeArtifacts, earliest, type BeforeArtifact } from './view.js';

/** A mention as statements answer it. */
export type MentionTuple = readonly [
  key: number,
  kind: ArtifactKind,
  folded: string,
  shown: string,
  origin: MentionOrigin,
  role: string | null,
];

/** What statements say of a report, but for its victim. */
export interface ReportFacts {
  readonly key: number;
  readonly id: string;
  readonly source: string;
  readonly ref: string;
  readonly type: ReportType;
  readonly reportedAt: string | null;
  readonly incidentAt: string | null;
  readonly fraudType: string | null;
  readonly country: string | null;
  readonly losses: string | null;
  readonly remarks: string | null;
  readonly mentions: readonly MentionTuple[];
}

interface ShownRow extends ReportFacts {
  readonly identified: boolean;
}

const REPORTS = cypher<{ keys: readonly number[]; run: number | null }, ShownRow & { campaign: CampaignId | null }>(
  'read/reports',
);
const BEFORE = cypher<{ keys: readonly number[]; seq: number }, ShownRow & { at: number }>('read/before-shown-reports');

/** The reports as they were at the moment, each with its campaign in the run, in the order of the keys. */
export async function storedReports(
  work: Work,
  keys: readonly number[],
  moment: Moment,
): Promise<readonly StoredReport[]> {
  const rows = await work.run(REPORTS, { keys, run: moment.run });
  const before = earliest(await work.run(BEFORE, { keys, seq: moment.seq }));
  const artifacts = await beforeArtifacts(work, moment);
  const ids = [...new Set(rows.flatMap(({ campaign }) => campaign ?? []))];
  const operations = moment.run === null ? new Map<CampaignId, null>() : await operationsOf(work, ids, moment.run);
  const found = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => {
    const row = found.get(key);
    invariant(row !== undefined, 'a report of a page is not in the store');
    const { campaign } = row;
    return {
      ...storedReport(before.get(key) ?? row, artifacts),
      campaignId: campaign,
      operationId: campaign === null ? null : (operations.get(campaign) ?? null),
    };
  });
}

function storedReport(
  row: ShownRow,
  artifacts: ReadonlyMap<number, BeforeArtifact>,
): Omit<StoredReport, 'campaignId' | 'operationId'> {
  return {
    id: row.id,
    source: row.source,
    ref: row.ref,
    type: row.type,
    reportedAt: row.reportedAt,
    incidentAt: row.incidentAt,
    fraudType: row.fraudType,
    country: row.country,
    victimIdentified: row.identified,
    losses: lossesIn(row.losses ?? ''),
    artifacts: storedMentions(row.mentions, artifacts),
    ...remarksOf(row.remarks),
  };
}

/** By artifact id, as in the report itself. */
function storedMentions(
  mentions: readonly MentionTuple[],
  artifacts: ReadonlyMap<number, BeforeArtifact>,
): readonly StoredMention[] {
  return mentions
    .map(([key, kind, folded, shown, origin, role]) => ({
      id: `${kind}:${folded}`,
      mention: { kind, folded, shown: artifacts.get(key)?.shown ?? shown, origin, role },
    }))
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ mention }) => mention);
}

/** The first row of a statement that always answers one. */
export function only<R>(rows: readonly R[]): R {
  const [row] = rows;
  invariant(row !== undefined, 'a statement that counts has no answer');
  return row;
}
