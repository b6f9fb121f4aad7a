import type { Campaign, CampaignArtifact, Level } from '../model/campaign.js';
import { invariant } from '../model/errors.js';
import { compareText, type CampaignId } from '../model/ids.js';
import type { CampaignArtifactColumns } from '../model/run.js';
import type { Aggregate, Draft, Operations } from './aggregate.js';
import { at, byteAt, groupBy } from './columns.js';
import type { Identity } from './identity.js';
import type { NumberedArtifact } from './mentioned.js';
import { titleOf } from './title.js';

/** What an artifact's number stands for. */
export interface ArtifactName {
  readonly folded: string;
  /** As a person would write it, live. */
  readonly shown: string;
  /** As `shown`, made harmless to click; asked of the few that titles are made of. */
  readonly defanged: () => string;
}

export type ArtifactNames = (artifact: number) => ArtifactName;

/** The campaigns of a run as they are published: sorted by id, and all that refers to them. */
export interface Finished {
  readonly campaigns: readonly Campaign[];
  /** Per report: place in `campaigns`, or -1. */
  readonly membership: Int32Array;
  readonly artifacts: CampaignArtifactColumns;
}

/** Where the drafts of a level stand between the two levels. */
export interface Nesting {
  readonly level: Level;
  /** The operation of each draft; null at the level of operations. */
  readonly operation: (draft: number) => CampaignId | null;
  /** Campaigns in each draft. */
  readonly campaigns: (draft: number) => number;
}

/** The few artifacts whose names `finish` will ask for, ascending. */
export function artifactsToName(drafts: readonly Draft[]): Int32Array {
  const wanted = new Set(drafts.flatMap((draft) => draft.strongest.map(({ artifact }) => artifact)));
  return Int32Array.from(wanted).sort();
}

/** What is told of a draft in words: most operations are one campaign, and the same draft stands at both levels. */
export class Wording {
  readonly #names: ArtifactNames;
  readonly #told = new Map<Draft, Pick<Campaign, 'title' | 'strongest'>>();

  constructor(names: ArtifactNames) {
    this.#names = names;
  }

  of(draft: Draft): Pick<Campaign, 'title' | 'strongest'> {
    const known = this.#told.get(draft);
    if (known !== undefined) return known;
    const first = draft.strongest.find(({ kind }) => kind !== 'template'); // a sketch of a message says nothing to a reader
    const around = first === undefined ? null : this.#names(first.artifact).defanged();
    const { fraudTypes, countries, reports } = draft;
    const told = {
      title: titleOf({ fraudTypes, countries, reports, around }),
      strongest: draft.strongest.map((artifact) => named(artifact, this.#names)),
    };
    this.#told.set(draft, told);
    return told;
  }
}

/** Gives drafts their ids, titles and names, and brings everything into the order of ids. */
export function finish(aggregate: Aggregate, identity: Identity, wording: Wording, nesting: Nesting): Finished {
  const { place, ...finished } = finishOperations(aggregate, identity, wording, nesting);
  return { ...finished, artifacts: reordered(aggregate.artifacts, place) };
}

/** As `finish`, for a level that has no artifacts of its own; `place` is where each draft went. */
export function finishOperations(
  aggregate: Operations,
  identity: Identity,
  wording: Wording,
  nesting: Nesting,
): Pick<Finished, 'campaigns' | 'membership'> & { readonly place: Int32Array } {
  const order = [...aggregate.drafts.keys()].sort((a, b) => compareText(idOf(identity, a), idOf(identity, b)));
  const place = new Int32Array(order.length);
  for (const [to, from] of order.entries()) place[from] = to;
  return {
    campaigns: order.map((draft) => campaignOf(aggregate.drafts[draft], identity, draft, wording, nesting)),
    membership: aggregate.membership.map((draft) => (draft < 0 ? -1 : at(place, draft))),
    place,
  };
}

function idOf(identity: Identity, draft: number): string {
  const id = identity.ids[draft];
  invariant(id !== undefined, 'a campaign has no id');
  return id;
}

/** Field by field: taking a draft apart with a rest costs more than all that is looked up here. */
function campaignOf(
  draft: Draft | undefined,
  identity: Identity,
  place: number,
  wording: Wording,
  nesting: Nesting,
): Campaign {
  const bornRun = identity.bornRun[place];
  const dormantSince = identity.dormantSince[place];
  invariant(draft !== undefined && bornRun !== undefined && dormantSince !== undefined, 'an id has no campaign');
  const { title, strongest } = wording.of(draft);
  return {
    id: idOf(identity, place),
    level: nesting.level,
    operation: nesting.operation(place),
    campaigns: nesting.campaigns(place),
    title,
    reports: draft.reports,
    intelligence: draft.intelligence,
    victims: draft.victims,
    ledger: draft.ledger,
    countries: draft.countries,
    fraudTypes: draft.fraudTypes,
    sources: draft.sources,
    firstDay: draft.firstDay,
    lastDay: draft.lastDay,
    strongest,
    dormantSince,
    bornRun,
  };
}

function named(artifact: NumberedArtifact, names: ArtifactNames): CampaignArtifact {
  const { folded, shown } = names(artifact.artifact);
  const { kind, reports, reportsInAll, firstDay, lastDay, role } = artifact;
  return { kind, folded, shown, reports, reportsInAll, firstDay, lastDay, role };
}

function reordered(rows: CampaignArtifactColumns, place: Int32Array): CampaignArtifactColumns {
  const byPlace = groupBy(
    rows.campaign.map((draft) => at(place, draft)),
    place.length,
  );
  const campaign = new Int32Array(rows.campaign.length);
  for (let group = 0; group < byPlace.count; group++)
    campaign.fill(group, at(byPlace.offsets, group), at(byPlace.offsets, group + 1));
  const order = byPlace.items;
  const role = new Uint8Array(order.length);
  for (let to = 0; to < order.length; to++) role[to] = byteAt(rows.role, at(order, to));
  return {
    campaign,
    artifact: inOrder(rows.artifact, order),
    reports: inOrder(rows.reports, order),
    role,
    firstDay: inOrder(rows.firstDay, order),
    lastDay: inOrder(rows.lastDay, order),
  };
}

function inOrder(column: Int32Array, order: Int32Array): Int32Array {
  const ordered = new Int32Array(order.length);
  for (let to = 0; to < order.length; to++) ordered[to] = at(column, at(order, to));
  return ordered;
}
