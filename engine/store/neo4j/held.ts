import type { KeptRun, RunResult, RunSummary } from '../../model/run.js';
import { readSummary, writeSummary } from '../campaign-json.js';
import { checkHeld, checkNext, type WhichRun } from '../published.js';
import { withStates, type StoredRun } from '../run-states.js';
import type { Database, Work } from './database.js';
import { runs } from './lineage.js';
import { publishRows } from './publish.js';
import { readRows, rowsOf, writeRows, type RunRows } from './run-rows.js';
import { unseenSince } from './between-nights.js';
import { runsBefore, type State } from './state.js';
import { cypher } from './statements.js';
import type { Writer } from './writer.js';

// A run that waits is kept as the text of its rows: in the graph itself it would have to be told from what holds.

const DROP_PARTS = cypher<object, never>('write/drop-held-parts');
const ADD_PART = cypher<{ run: number; place: number; text: string }, never>('write/add-held-part');
const HOLD_RUN = cypher<{ run: number; moment: number; reasons: readonly string[]; summary: string }, never>(
  'write/hold-run',
);
const NO_LONGER_HELD = cypher<object, never>('write/no-longer-held');
export const HELD = cypher<object, { run: number; reasons: readonly string[]; summary: string }>('read/held');
const PART = cypher<{ run: number; place: number }, { text: string }>('read/held-part');

/** Characters in one text, unless a line alone has more. */
const PART_LENGTH = 500_000;

/** @throws SkeinError as `publish`. */
export async function hold(
  database: Database,
  writer: Writer,
  result: RunResult,
  reasons: readonly string[],
  which?: WhichRun,
): Promise<void> {
  await writer.hold(async ({ state, last }) => {
    checkNext(result.manifest, runsBefore(state), which);
    const { run, moment } = result.manifest;
    const rows = rowsOf(result);
    await database.alone(DROP_PARTS, {});
    let place = 0;
    for (const text of partsOf(writeRows(rows))) {
      const part = { run, place: place++, text };
      await database.once((work) => work.run(ADD_PART, part));
    }
    await last.run(HOLD_RUN, { run, moment, reasons, summary: writeSummary(rows.summary) });
  });
}

export async function keptRuns(work: Work, { run }: State): Promise<readonly KeptRun[]> {
  const published = (await runs(work)).map((summary) => ({ summary, held: null }));
  const held = await heldRun(work);
  return withStates(held === null ? published : [...published, held], run);
}

async function heldRun(work: Work): Promise<StoredRun | null> {
  const [row] = await work.run(HELD, {});
  return row === undefined ? null : { summary: readSummary(row.summary), held: row.reasons };
}

/** @throws SkeinError `not-found`, `store-busy` as `checkHeld`. */
export async function publishHeld(database: Database, writer: Writer, run: number): Promise<void> {
  await publishRows(database, writer, async (writing) => {
    const { state, last } = writing;
    const waiting = (await database.read(heldRun))?.summary ?? null;
    const held: RunSummary | null = waiting?.manifest.run === run ? waiting : null;
    checkHeld(run, held, state.run);
    const rows = readRows(await lines(database, run));
    if (rows === null) throw new Error('broken invariant: a run that is held has lost its rows');
    await last.run(NO_LONGER_HELD, {});
    return { ...rows, unseenSince: await unseenSince(writing, rows.summary.manifest) };
  });
  await database.alone(DROP_PARTS, {}).catch(() => undefined); // the next run that is held does it otherwise
}

/** The rows of the run that waits, and why it does. */
export async function heldRows(
  database: Database,
  run: number,
): Promise<{ readonly rows: RunRows; readonly reasons: readonly string[] }> {
  const [held] = await database.read((work) => work.run(HELD, {}));
  const rows = readRows(await lines(database, run));
  if (rows === null || held === undefined) throw new Error('broken invariant: a run that is held has lost its rows');
  return { rows, reasons: held.reasons };
}

async function lines(database: Database, run: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (let place = 0; ; place++) {
    const [part] = await database.read((work) => work.run(PART, { run, place }));
    if (part === undefined) return found;
    found.push(...part.text.split('\n'));
  }
}

/** Lines hold no line break: they are JSON. */
function* partsOf(texts: Iterable<string>): Generator<string> {
  let part: string[] = [];
  let length = 0;
  for (const text of texts) {
    if (length > 0 && length + text.length > PART_LENGTH) {
      yield part.join('\n');
      part = [];
      length = 0;
    }
    part.push(text);
    length += text.length + 1;
  }
  if (part.length > 0) yield part.join('\n');
}
