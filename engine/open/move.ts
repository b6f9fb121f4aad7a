/** Everything of one store brought into another: over their ports, or as files for a server's own importer. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packageRoot, type Config } from '../config.js';
import type { CopyRequest, FirstLoadRequest, Surroundings } from '../engine.js';
import { SkeinError } from '../model/errors.js';
import { openStore } from '../store/choose.js';
import { copyWhole, noteCopied, type CopyProgress, type CopyResult } from '../store/copy.js';
import { firstLoad } from '../store/first-load.js';
import type { Store } from '../store/store.js';
import { Digester, type WholeDigest } from '../store/whole-digest.js';
import type { TakeIn, Whole, WholePart } from '../store/whole.js';
import { locked } from './locked.js';

type Movable = Store & Whole;

/**
 * Copies a store whole and compares both by a digest. No night can begin in either of them meanwhile.
 *
 * @throws SkeinError as `copyWhole`; `usage` where both are one, `store-busy` if a night is under way.
 */
export async function copyStores(
  config: Config,
  surroundings: Surroundings,
  request: CopyRequest,
): Promise<CopyResult> {
  const [fromUrl, toUrl] = [placeOf(request.from), placeOf(request.to)];
  if (fromUrl === toUrl) throw new SkeinError('usage', 'source and target are one store');
  const from = await openAt(config, request.from, true);
  try {
    const to = await openAt(config, request.to, false);
    try {
      const given = { from, to, resume: request.resume ?? false, sourceMark: digest(fromUrl) };
      const copy = () => copyWhole({ ...given, onProgress: request.onProgress });
      return await lockedBoth(from, to, surroundings, copy);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

/**
 * Fills a new database of a Neo4j that is not running: its bulk from files, by the server's own importer.
 *
 * @throws SkeinError as `takeIn`, and what `load` throws.
 */
export async function loadServer(
  config: Config,
  surroundings: Surroundings,
  request: FirstLoadRequest,
): Promise<CopyResult> {
  const folder = await mkdtemp(join(request.temporary ?? tmpdir(), 'skein-load-')); // mode 0700
  const remove = () => rm(folder, { recursive: true, force: true });
  request.onFolder?.(remove);
  try {
    const from = await sourceOf(config, surroundings, request, folder);
    try {
      return await locked(from, surroundings, undefined, () => loadFrom(from, folder, request));
    } finally {
      await from.close();
    }
  } finally {
    await remove();
  }
}

async function loadFrom(from: Movable, folder: string, request: FirstLoadRequest): Promise<CopyResult> {
  const { ImportFiles } = await import('../store/neo4j/import-files.js');
  const { openLoaded } = await import('../store/neo4j/open.js');
  const files = new ImportFiles(folder);
  const told = new Told(await from.counts(), (await from.runs()).length, request.onProgress);
  let opened: Movable | null = null;
  const load = async (): Promise<TakeIn> => {
    const address = await request.load(await files.finish());
    const { store, takeIn } = await openLoaded({ address, cypherDir: cypherDir() }, files.keys);
    opened = store;
    return { ...bound(takeIn), take: (part) => takeRun(store, takeIn, part) };
  };
  try {
    const onPart = (part: WholePart) => {
      told.tell('copying', part);
    };
    const theirs = await firstLoad({ from, files, digester: new Digester(), load, onPart });
    const own = await digestOf(opened, told);
    return { from: theirs, to: own, same: theirs.digest === own.digest };
  } finally {
    await (opened as Movable | null)?.close();
  }
}

function bound(takeIn: TakeIn): TakeIn {
  return { take: (part) => takeIn.take(part), close: () => takeIn.close() };
}

async function takeRun(store: Store, takeIn: TakeIn, part: WholePart): Promise<void> {
  await takeIn.take(part);
  if (part.what === 'run') await noteCopied(store, part.run);
}

async function digestOf(store: Whole | null, told: Told): Promise<WholeDigest> {
  const digester = new Digester();
  const source = await store?.openWhole();
  if (source !== undefined)
    for await (const part of source.parts()) {
      digester.add(part);
      told.tell('verifying', part);
    }
  await source?.close();
  return digester.finish();
}

/** The store that is named, or one that the files are read into first. */
async function sourceOf(
  config: Config,
  surroundings: Surroundings,
  { from, files }: FirstLoadRequest,
  folder: string,
): Promise<Movable> {
  if (from !== undefined) return openAt(config, from, true);
  if (files === undefined || files.inputs.length === 0)
    throw new SkeinError('usage', 'name report files, or a store with --from');
  const { takeIn } = await import('./take-in.js');
  const store = await openAt(config, `sqlite:${join(folder, 'reports')}`, false);
  const { files: read } = await takeIn(store, config, surroundings, files);
  const unread = read.find(({ failure }) => failure !== null);
  if (unread === undefined) return store;
  // Half of a first load would have to be thrown away: nothing is loaded, and the server stays as it was.
  await store.close();
  throw new SkeinError('unreadable', `${unread.file}: ${unread.failure ?? ''}`);
}

/** How far it is. */
class Told {
  readonly #of: { readonly reports: number };
  readonly #ofRuns: number;
  readonly #onProgress: ((progress: CopyProgress) => void) | undefined;
  #step: CopyProgress['step'] = 'copying';
  #reports = 0;
  #runs = 0;

  constructor(of: { readonly reports: number }, ofRuns: number, onProgress?: (progress: CopyProgress) => void) {
    this.#of = of;
    this.#ofRuns = ofRuns;
    this.#onProgress = onProgress;
  }

  tell(step: CopyProgress['step'], part: WholePart): void {
    if (step !== this.#step) [this.#step, this.#reports, this.#runs] = [step, 0, 0];
    if (part.what === 'reports') this.#reports += part.rows.length;
    if (part.what === 'run') this.#runs++;
    const [reports, runs] = [this.#reports, this.#runs];
    this.#onProgress?.({ step, what: part.what, reports, of: this.#of.reports, runs, ofRuns: this.#ofRuns });
  }
}

function lockedBoth<T>(from: Store, to: Store, surroundings: Surroundings, work: () => Promise<T>): Promise<T> {
  return locked(from, surroundings, undefined, () => locked(to, surroundings, undefined, work));
}

function openAt(config: Config, url: string, mustExist: boolean): Promise<Movable> {
  const { storeUser: user, storePassword: password } = config;
  if (url === 'memory:') throw new SkeinError('usage', 'memory: keeps nothing that could be moved');
  return openStore(url, { user, password, cypherDir: cypherDir(), mustExist });
}

function cypherDir(): string {
  return join(packageRoot(), 'cypher');
}

/** Where the store stands, without credentials. */
function placeOf(url: string): string {
  const path = /^sqlite:(.+)$/s.exec(url)?.[1];
  return path === undefined ? url.replace(/\/\/[^@/]*@/, '//').replace(/\/+$/, '') : `sqlite:${resolve(path)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
