import type { LineageEvent, PastEvent, PossibleLink, SetAsideArtifact } from '../../model/campaign.js';
import type { ArtifactId, CampaignId } from '../../model/ids.js';
import { cursorAfter, startOf } from '../cursor.js';
import type { Position } from '../cursor.js';
import { eventsQuestion, eventsStart, historyQuestion } from '../events.js';
import { asideQuestion, linkQuestion } from '../questions.js';
import type { LinkFilter, Page, PageRequest, SetAsideFilter } from '../store.js';
import type { MemoryReports } from './reports.js';
import { within } from './runs.js';
import type { MemoryRuns } from './runs.js';

/** Pages of what a run leaves for analysts to decide, and of what happened in it. */
export class MemoryQuestions {
  readonly #reports: MemoryReports;
  readonly #runs: MemoryRuns;

  constructor(reports: MemoryReports, runs: MemoryRuns) {
    this.#reports = reports;
    this.#runs = runs;
  }

  possibleLinks(filter: LinkFilter, request: PageRequest): Page<PossibleLink> {
    const question = linkQuestion(filter);
    const from = startOf(request, question);
    const asked = filter.campaign === undefined ? null : this.#runs.find(filter.campaign, from);
    const run = asked?.run ?? this.#runs.runOf(from);
    const isWithin = asked === null ? () => true : within(asked.run, asked.found);
    const found = (run?.links ?? []).filter(
      ({ link, places }) => (filter.kind === undefined || link.kind === filter.kind) && places.some(isWithin),
    );
    return pageOf(found, { run: run?.run ?? 0, offset: 0, ...from }, request, question, ({ link, artifacts }) => ({
      ...link,
      artifacts: artifacts.map((key) => this.#reports.named(key)),
    }));
  }

  setAside(filter: SetAsideFilter, request: PageRequest): Page<SetAsideArtifact> {
    const question = asideQuestion(filter);
    const from = startOf(request, question);
    const run = this.#runs.runOf(from);
    const found = (run?.setAside ?? []).filter(
      ({ aside, artifact }) =>
        (filter.class === undefined || aside.class === filter.class) &&
        (filter.list === undefined || aside.list === filter.list) &&
        (filter.artifact === undefined || this.#idAt(artifact) === filter.artifact),
    );
    return pageOf(found, { run: run?.run ?? 0, offset: 0, ...from }, request, question, ({ aside, artifact }) => ({
      ...this.#reports.named(artifact),
      ...aside,
    }));
  }

  events(run: number | null, request: PageRequest): Page<LineageEvent> {
    const start = eventsStart(run, this.#runs.latest()?.run ?? null, request);
    return pageOf(this.#runs.eventsOf(start.run), start, request, eventsQuestion(run), (event) => event);
  }

  history(asked: CampaignId, request: PageRequest): Page<PastEvent> {
    const question = historyQuestion(asked);
    const { run, found, start } = this.#runs.find(asked, startOf(request, question));
    return pageOf(this.#runs.historyOf(run, found.campaign.id), start, request, question, (event) => event);
  }

  #idAt(key: number): ArtifactId {
    const { kind, folded } = this.#reports.named(key);
    return `${kind}:${folded}`;
  }
}

/** One page of all rows that were found, which stand in their order. */
function pageOf<R, T>(
  found: readonly R[],
  start: Position,
  { limit }: PageRequest,
  question: string,
  shown: (row: R) => T,
): Page<T> {
  const items = found.slice(start.offset, start.offset + limit).map(shown);
  return {
    run: start.run,
    items,
    total: found.length,
    cursor: cursorAfter(start, items.length, found.length, question),
  };
}
