import type { Provisional, Settlement } from '../model/provisional.js';
import type { RunManifest } from '../model/run.js';
import { UnionFind } from '../model/union-find.js';

// What all stores do alike with provisional reports.

/** The question that a page of settlements answers (`questionOf`). */
export function settledQuestion(run: number | null): string {
  return `settled ${JSON.stringify(run)}`;
}

/** Rows that stand in one text: written once, read a page at a time. */
export const SETTLED_ROWS = 500;

/** The rows as texts of `SETTLED_ROWS` each. */
export function packedRows(rows: readonly object[]): readonly string[] {
  return Array.from({ length: Math.ceil(rows.length / SETTLED_ROWS) }, (_, part) =>
    JSON.stringify(rows.slice(part * SETTLED_ROWS, (part + 1) * SETTLED_ROWS)),
  );
}

/** The texts that a page lies in, and where it starts in them. */
export function partsOfPage(
  offset: number,
  limit: number,
): { readonly from: number; readonly to: number; readonly skip: number } {
  return {
    from: Math.floor(offset / SETTLED_ROWS),
    to: Math.floor((offset + limit - 1) / SETTLED_ROWS),
    skip: offset % SETTLED_ROWS,
  };
}

export function settlementsIn(texts: readonly string[]): readonly Settlement[] {
  return texts.flatMap((text) => JSON.parse(text) as Settlement[]);
}

/** How many rows a page goes through: what the run's manifest says it settled. One that says another again settles nothing. */
export function settledTotal({ news, restores }: Pick<RunManifest, 'news' | 'restores'>): number {
  return news === undefined || restores !== null ? 0 : news.confirmed + news.moved + news.released;
}

/** @param victims of each report, as `victimText` writes them; empty for one without identity, and for intelligence. */
export function provisionalOf(run: number, victims: readonly string[]): Provisional | null {
  if (victims.length === 0) return null;
  return { run, reports: victims.length, furtherVictims: new Set(peopleOf(victims).filter((who) => who >= 0)).size };
}

/**
 * Which of these reports are of one person: they share a token. A national id that differs does not part them, so there
 * are never more people than a run would find.
 *
 * @returns a number for each report, that of the person's first report; -1 without an identity.
 */
export function peopleOf(victims: readonly string[]): readonly number[] {
  const people = new UnionFind(victims.length);
  const holder = new Map<string, number>();
  victims.forEach((text, report) => {
    for (const token of text === '' ? [] : text.split(' ')) {
      people.unite(holder.get(token) ?? report, report);
      holder.set(token, report);
    }
  });
  return victims.map((text, report) => (text === '' ? -1 : people.rootOf(report)));
}
