import type { Command } from 'commander';
import { MAX_PAGE, type PageRequest } from '../../engine/index.js';
import { wholeNumber } from './options.js';
import type { Session } from './session.js';
import { plural } from './text.js';

export interface PageOptions {
  readonly limit?: number;
  readonly cursor?: string;
}

const LINES_ON_A_PAGE = 20;

/** Said instead of an empty list that only a run could fill. */
export const NO_RUN = 'no run was published yet; skein rescore makes one';

/** `--limit` and `--cursor`, the same for every list. */
export function addPageOptions(command: Command, things: string): Command {
  return command
    .option('--limit <count>', `${things} on a page, 1 to ${MAX_PAGE}`, wholeNumber(1, MAX_PAGE))
    .option('--cursor <cursor>', 'of the page before');
}

/** People get a screenful; machines the most that one answer holds. */
export function pageOf({ limit, cursor }: PageOptions, { json }: Session): PageRequest {
  return { limit: limit ?? (json ? MAX_PAGE : LINES_ON_A_PAGE), cursor };
}

interface Shown {
  readonly items: readonly unknown[];
  readonly total: number;
  readonly cursor: string | null;
}

/** Says how much there is beyond what was printed, and how to go on. */
export function hintNextPage(session: Session, { items, total, cursor }: Shown, thing: string): void {
  if (total > items.length) session.hint(`${plural(total, thing)} in all`);
  if (cursor !== null) session.hint(`next page: the same command with --cursor ${cursor}`);
}
