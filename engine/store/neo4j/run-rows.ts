import type { LineageEvent } from '../../model/campaign.js';
import type { CampaignId } from '../../model/ids.js';
import type { RunNews } from '../../model/provisional.js';
import type { Alias, RunResult, RunSummary } from '../../model/run.js';
import { readCampaign, readSummary, writeSummary } from '../campaign-json.js';
import { readNews, writeNews } from '../news-json.js';
import { asideRows, linkRows, type AsideRow, type LinkRow } from '../questions.js';
import { presentAs, presentOf, reportCounts, type Present, type UseRow } from './difference.js';

/** A run as it is written, wherever it comes from: just scored, held since, or said once before. */
export interface RunRows {
  readonly summary: RunSummary;
  /** Campaigns, then operations, each by id. */
  readonly present: readonly Present[];
  readonly counts: ReadonlyMap<number, readonly number[]>;
  readonly links: readonly Omit<LinkRow, 'places'>[];
  readonly aside: readonly AsideRow[];
  readonly aliases: readonly Alias[];
  readonly events: readonly LineageEvent[];
  readonly news?: RunNews | undefined;
  /** Reports that came or changed after this moment are to be marked; absent where ingest has marked them. */
  readonly unseenSince?: number | undefined;
}

export function rowsOf(result: RunResult): RunRows {
  const { manifest, unclustered, whole, aliases, events, news } = result;
  return {
    summary: { manifest, unclustered, whole },
    present: presentOf(result),
    counts: reportCounts(result),
    links: linkRows(result).map(({ link, artifacts }) => ({ link, artifacts })),
    aside: asideRows(result),
    aliases,
    events,
    news,
  };
}

type HeldPresent = readonly [
  body: string,
  operation: CampaignId | null,
  members: readonly number[],
  uses: readonly UseRow[],
];
type Line =
  | readonly ['summary', string]
  | readonly ['present', HeldPresent]
  | readonly ['count', number, readonly number[]]
  | readonly ['link', RunRows['links'][number]]
  | readonly ['aside', AsideRow]
  | readonly ['alias', Alias]
  | readonly ['event', LineageEvent]
  | readonly ['news', string | null];

/** Each a few kilobytes at most but for the largest campaigns. */
export function* writeRows(rows: RunRows): Generator<string> {
  for (const line of linesOf(rows)) yield JSON.stringify(line);
}

function* linesOf({ summary, present, counts, links, aside, aliases, events, news }: RunRows): Generator<Line> {
  yield ['summary', writeSummary(summary)];
  for (const { body, operation, members, uses } of present) yield ['present', [body, operation, members, uses]];
  for (const [block, reports] of counts) yield ['count', block, reports];
  for (const link of links) yield ['link', link];
  for (const row of aside) yield ['aside', row];
  for (const alias of aliases) yield ['alias', alias];
  for (const event of events) yield ['event', event];
  yield ['news', writeNews(news)];
}

/** The inverse of `writeRows`; trusts the lines, which nothing else writes. Null without a summary. */
export function readRows(lines: Iterable<string>): RunRows | null {
  let summary: RunSummary | null = null;
  const present: Present[] = [];
  const counts = new Map<number, readonly number[]>();
  const rest = { links: [], aside: [], aliases: [], events: [] } as {
    links: RunRows['links'][number][];
    aside: AsideRow[];
    aliases: Alias[];
    events: LineageEvent[];
    news?: RunNews | undefined;
  };
  for (const text of lines) {
    const line = JSON.parse(text) as Line;
    if (line[0] === 'summary') summary = readSummary(line[1]);
    else if (line[0] === 'present') present.push(presentIn(line[1]));
    else if (line[0] === 'count') counts.set(line[1], line[2]);
    else if (line[0] === 'link') rest.links.push(line[1]);
    else if (line[0] === 'aside') rest.aside.push(line[1]);
    else if (line[0] === 'alias') rest.aliases.push(line[1]);
    else if (line[0] === 'event') rest.events.push(line[1]);
    else rest.news = readNews(line[1]);
  }
  return summary === null ? null : { summary, present, counts, ...rest };
}

function presentIn([body, operation, members, uses]: HeldPresent): Present {
  return presentAs(readCampaign(body), body, { operation, members, uses });
}
