import { MENTION_ORIGINS } from '../../model/artifact.js';
import type { PointedCampaign, Pointer } from '../../model/provisional.js';
import { pointsAt } from '../between-nights.js';
import { roleOf } from '../published.js';
import { kindOf } from './codes.js';
import type { Connection } from './connection.js';
import { campaignsInSlot, slotOf } from './run-rows.js';
import * as artifactSql from './sql/artifacts.js';
import * as sql from './sql/between-nights.js';

const DERIVED = MENTION_ORIGINS.indexOf('derived');

/** Slots that are kept unpacked: new artifacts stand close together, so few are asked for at a time. */
const MOST_SLOTS = 4_096;

type Slot = ReadonlyMap<number, readonly PointedCampaign[]>;

/** Which campaigns of one run artifacts point to. A published run never changes, so what was asked for is kept. */
export class Pointing {
  readonly run: number;
  readonly #connection: Connection;
  readonly #suspects: ReadonlySet<number>;
  readonly #campaigns = new Map<number, Omit<PointedCampaign, 'reports'> | null>();
  #slots = new Map<number, Slot>();

  constructor(connection: Connection, run: number) {
    this.run = run;
    this.#connection = connection;
    this.#suspects = new Set(
      connection
        .statement(sql.SUSPECTS)
        .all(run)
        .map(({ artifact }) => artifact),
    );
  }

  /** Of the artifacts that a report mentions. */
  pointersOf(report: number): readonly Pointer[] {
    const pointers: Pointer[] = [];
    for (const [artifact, origin] of this.#connection.statement(sql.MENTIONED).all(report)) {
      const campaigns = this.#campaignsOf(artifact);
      if (campaigns === undefined || this.#suspects.has(artifact)) continue;
      const kind = kindOf(this.#connection.statement(sql.KIND_OF).get(artifact)?.kind ?? -1);
      pointers.push({ kind, derived: origin === DERIVED, campaigns });
    }
    return pointers;
  }

  #campaignsOf(artifact: number): readonly PointedCampaign[] | undefined {
    const { slot, within } = slotOf(artifact);
    const known = this.#slots.get(slot) ?? this.#readSlot(slot);
    return known.get(within);
  }

  #readSlot(slot: number): Slot {
    if (this.#slots.size >= MOST_SLOTS) this.#slots = new Map();
    const found = this.#connection.statement(artifactSql.CAMPAIGNS_AT_SLOT).get(this.run, slot);
    const read = new Map<number, PointedCampaign[]>();
    for (const { within, place, reports, role } of found === undefined ? [] : campaignsInSlot(found.campaigns)) {
      const campaign = pointsAt(roleOf(role)) ? this.#campaign(place) : null;
      if (campaign === null) continue;
      const campaigns = read.get(within) ?? [];
      read.set(within, campaigns);
      campaigns.push({ ...campaign, reports });
    }
    this.#slots.set(slot, read);
    return read;
  }

  #campaign(place: number): Omit<PointedCampaign, 'reports'> | null {
    const known = this.#campaigns.get(place);
    if (known !== undefined) return known;
    const row = this.#connection.statement(sql.CAMPAIGN_WINDOW).get(this.run, place);
    const campaign = row === undefined ? null : { campaign: row.id, firstDay: row.firstDay, lastDay: row.lastDay };
    this.#campaigns.set(place, campaign);
    return campaign;
  }
}
