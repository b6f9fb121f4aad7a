import type { Digester, WholeDigest } from './whole-digest.js';
import type { TakeIn, Whole, WholePart } from './whole.js';

/** What writes the files of a first load. */
export interface LoadFiles {
  write(part: WholePart): Promise<void>;
}

/** The parts that files hold; the rest is what runs said, and stands behind them. */
const IN_FILES: readonly WholePart['what'][] = ['notes', 'reports', 'artifacts', 'derivations'];

export interface FirstLoadGiven {
  readonly from: Whole;
  readonly files: LoadFiles;
  readonly digester: Digester;
  /** Called once, when the files are written: loads them, and opens what they were loaded into. */
  readonly load: () => Promise<TakeIn>;
  readonly onPart?: ((part: WholePart) => void) | undefined;
}

/** Reads a store once: its bulk into files that a server's own importer loads, the rest into the server that then runs. */
export async function firstLoad({ from, files, digester, load, onPart }: FirstLoadGiven): Promise<WholeDigest> {
  const source = await from.openWhole();
  let takeIn: TakeIn | null = null;
  try {
    for await (const part of source.parts()) {
      digester.add(part);
      if (IN_FILES.includes(part.what)) await files.write(part);
      else {
        takeIn ??= await load();
        await takeIn.take(part);
      }
      onPart?.(part);
    }
  } finally {
    await takeIn?.close();
    await source.close();
  }
  return digester.finish();
}
