import { LINEAGE_EVENTS, type LineageEvent, type LineageEventName } from '../model/campaign.js';
import type { Rest, RunManifest } from '../model/run.js';
import { paymentList, type PaymentList } from './payments.js';
import { BRIEFED_EVENTS, sectionOf, type BriefedEvent, type Section } from './sections.js';
import type { BriefingSource } from './source.js';
import { windowOf } from './window.js';

export interface MorningAsked {
  /** The run whose events are told. */
  readonly run: number;
  /** Days in which an account must have been seen. */
  readonly days: number;
  /** Campaigns in each section, and in the list for stop-payment requests. */
  readonly limit: number;
}

export type EventCounts = Readonly<Record<LineageEventName, number>>;

/** What a night changed, and whom to ask for a stop this morning. Nothing in it was added up from parts. */
export interface MorningBriefing {
  readonly asked: MorningAsked;
  /** The run whose events are told; null if it is no longer kept. */
  readonly told: RunManifest | null;
  /** The run whose figures stand here: the latest. */
  readonly figures: RunManifest;
  readonly whole: Rest;
  readonly unclustered: Rest;
  readonly counts: { readonly campaign: EventCounts; readonly operation: EventCounts };
  readonly sections: readonly Section[];
  /** Null where no report is dated. */
  readonly payments: PaymentList | null;
}

/** The briefing of one run. Equal stores give equal briefings: no clock is asked. */
export async function morningBriefing(source: BriefingSource, asked: MorningAsked): Promise<MorningBriefing> {
  const { manifest, whole, unclustered } = source.figures;
  const window = windowOf(manifest, asked.days);
  const { counts, byEvent } = await sorted(source.events(asked.run));
  const sections: Section[] = [];
  for (const event of BRIEFED_EVENTS)
    sections.push(await sectionOf(source, byEvent.get(event) ?? [], { event, window, limit: asked.limit }));
  return {
    asked,
    told: source.kept.find((run) => run.manifest.run === asked.run)?.manifest ?? null,
    figures: manifest,
    whole,
    unclustered,
    counts,
    sections,
    payments: window && (await paymentList(source, window, asked.limit)),
  };
}

interface Sorted {
  readonly counts: MorningBriefing['counts'];
  /** Of campaigns alone: most operations are one campaign, and would be told twice. */
  readonly byEvent: ReadonlyMap<BriefedEvent, readonly LineageEvent[]>;
}

async function sorted(events: AsyncIterable<LineageEvent>): Promise<Sorted> {
  const [campaign, operation] = [noCounts(), noCounts()];
  const byEvent = new Map<BriefedEvent, LineageEvent[]>(BRIEFED_EVENTS.map((event) => [event, []]));
  for await (const one of events) {
    const isOperation = one.campaign.startsWith('o-');
    (isOperation ? operation : campaign)[one.event]++;
    if (!isOperation) byEvent.get(one.event as BriefedEvent)?.push(one);
  }
  return { counts: { campaign, operation }, byEvent };
}

function noCounts(): Record<LineageEventName, number> {
  return Object.fromEntries(LINEAGE_EVENTS.map((event) => [event, 0])) as Record<LineageEventName, number>;
}
