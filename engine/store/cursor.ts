import { createHash } from 'node:crypto';
import { SkeinError } from '../model/errors.js';
import { MAX_PAGE } from './store.js';
import type { PageRequest } from './store.js';

/**
 * Where the next page starts. A published run never changes, so a run and a place in its order are an exact position,
 * however many runs are published while someone turns the pages.
 */
export interface Position {
  readonly run: number;
  readonly offset: number;
}

/** The position as a text that is opaque to callers, and good for the same question only. */
export function writeCursor(position: Position, question: string): string {
  return Buffer.from(`${position.run}.${position.offset}.${mark(question)}`).toString('base64url');
}

/**
 * Where the page asked for starts; null for the first page.
 *
 * @throws SkeinError `usage` for a limit out of range, and a cursor that was not made for this question.
 */
export function startOf(request: PageRequest, question: string): Position | null {
  const { limit, cursor } = request;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
    throw new SkeinError('usage', `the limit of a page must be a whole number from 1 to ${MAX_PAGE}`);
  if (cursor === undefined) return null;
  const text = cursor.length > 100 ? '' : Buffer.from(cursor, 'base64url').toString('latin1');
  const [, run, offset, made] = /^(\d{1,15})\.(\d{1,15})\.([\w-]{16})$/.exec(text) ?? [];
  if (made === undefined) throw new SkeinError('usage', 'the cursor is not one that skein made');
  if (made !== mark(question)) throw new SkeinError('usage', 'the cursor was made for another question or filter');
  return { run: Number(run), offset: Number(offset) };
}

/** The cursor behind a page, or null if it was the last. */
export function cursorAfter(start: Position, items: number, total: number, question: string): string | null {
  const offset = start.offset + items;
  return items > 0 && offset < total ? writeCursor({ run: start.run, offset }, question) : null;
}

export function runIsGone(run: number): SkeinError {
  return new SkeinError('not-found', `run ${run} is not kept any longer: ask again without the cursor`);
}

function mark(question: string): string {
  return createHash('sha256').update(question).digest('base64url').slice(0, 16);
}
