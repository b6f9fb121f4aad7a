import { SkeinError } from '../model/errors.js';
import type { StoreCounts, Store } from './store.js';
import { COPIED, copiedRunNote } from './whole.js';
import type { PartName, Whole, WholePart, WholeRun } from './whole.js';
import { Digester, type WholeDigest } from './whole-digest.js';

export interface CopyGiven {
  readonly from: Store & Whole;
  readonly to: Store & Whole;
  /** Goes on with a copy of this source that was broken off. */
  readonly resume: boolean;
  /** What the source is known by, to itself alone: a digest of where it stands. */
  readonly sourceMark: string;
  readonly onProgress?: ((progress: CopyProgress) => void) | undefined;
}

export interface CopyProgress {
  readonly step: 'copying' | 'verifying';
  readonly what: PartName;
  /** Reports so far; what is counted while copying is on disk in the target. */
  readonly reports: number;
  readonly of: number;
  readonly runs: number;
  readonly ofRuns: number;
}

/** Both stores as they are after the copy. */
export interface CopyResult {
  readonly from: WholeDigest;
  readonly to: WholeDigest;
  readonly same: boolean;
}

/** Name of the note by which a store knows the key that its pseudonyms were made with. */
export const KEY_NOTE = 'victim-key-check';

/**
 * Brings everything of one store into another, then reads both back and compares. Victims travel as the pseudonyms that
 * they are: no key is needed, and none is made.
 *
 * @throws SkeinError `usage` for a target that holds something already; `key-mismatch` for one with another victims' key.
 */
export async function copyWhole(given: CopyGiven): Promise<CopyResult> {
  const { from, to } = given;
  await checkKeys(from, to);
  await checkTarget(given);
  const source = await digested(given, 'copying');
  const target = await digested(given, 'verifying');
  const same = source.digest === target.digest;
  if (same) await to.setNoteOnce('copy-done', given.sourceMark);
  return { from: source, to: target, same };
}

async function checkKeys(from: Store, to: Store): Promise<void> {
  const [theirs, own] = [await from.note(KEY_NOTE), await to.note(KEY_NOTE)];
  if (own !== null && own !== theirs)
    throw new SkeinError(
      'key-mismatch',
      'the target was filled with another victim.key: one person would be two victims in it; copy into an empty store',
    );
}

async function checkTarget({ to, resume, sourceMark }: CopyGiven): Promise<void> {
  const begun = await to.note('copy-begun');
  if (resume && begun === sourceMark && (await to.note('copy-done')) === null) return;
  if (resume && begun !== null)
    throw new SkeinError(
      'usage',
      begun === sourceMark
        ? 'this copy is done already'
        : 'the target holds a copy of another store: name an empty one',
    );
  if (!(await isEmpty(to))) {
    const broken = begun === sourceMark && (await to.note('copy-done')) === null;
    throw new SkeinError(
      'usage',
      broken
        ? 'the target holds a copy that was broken off: --resume goes on with it'
        : 'the target holds data already: name an empty store',
    );
  }
  await to.setNoteOnce('copy-begun', sourceMark);
}

async function isEmpty(store: Store): Promise<boolean> {
  const { reports, artifacts } = await store.counts();
  if (reports + artifacts > 0 || (await store.latestRun()) !== null) return false;
  return (await store.note(KEY_NOTE)) === null && (await store.note('copy-begun')) === null;
}

/** Copies and digests the source; or digests the target alone. */
async function digested({ from, to, onProgress }: CopyGiven, step: CopyProgress['step']): Promise<WholeDigest> {
  const source = await (step === 'copying' ? from : to).openWhole();
  const takeIn = step === 'copying' ? await to.openTakeIn() : null;
  const digester = new Digester();
  try {
    const counted = new Counted(await source.counts(), (await from.runs()).length, step);
    for await (const part of source.parts()) {
      await takeIn?.take(part);
      if (takeIn !== null && part.what === 'run') await noteCopied(to, part.run);
      digester.add(part);
      onProgress?.(counted.with(part));
    }
  } finally {
    await takeIn?.close();
    await source.close();
  }
  return digester.finish();
}

/** Before anybody can ask for it to be made again. */
export async function noteCopied(to: Store, { summary }: WholeRun): Promise<void> {
  await to.setNoteOnce(copiedRunNote(summary.manifest.run), COPIED);
}

/** How far it is. */
class Counted {
  readonly #of: StoreCounts;
  readonly #ofRuns: number;
  readonly #step: CopyProgress['step'];
  #reports = 0;
  #runs = 0;

  constructor(of: StoreCounts, ofRuns: number, step: CopyProgress['step']) {
    this.#of = of;
    this.#ofRuns = ofRuns;
    this.#step = step;
  }

  with(part: WholePart): CopyProgress {
    if (part.what === 'reports') this.#reports += part.rows.length;
    if (part.what === 'run') this.#runs++;
    return {
      step: this.#step,
      what: part.what,
      reports: this.#reports,
      of: this.#of.reports,
      runs: this.#runs,
      ofRuns: this.#ofRuns,
    };
  }
}
