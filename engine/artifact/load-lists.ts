import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { disposableEmailBlocklist } from 'disposable-email-domains-js';
import emailProviders from 'email-providers';
import type { ArtifactKind } from '../model/artifact.js';
import { SkeinError } from '../model/errors.js';
import { isPrivateSuffix } from './domain.js';
import { ListIndex } from './list-index.js';
import type { BenignLists } from './lists.js';
import type { Warninglist } from './warninglist.js';
import { parseWarninglist } from './warninglist.js';

export interface LoadedLists extends BenignLists {
  /** Entries that could not be used (patterns that are unsafe or unreadable), for people to see. */
  readonly warnings: readonly string[];
}

export interface ListsRequest {
  /** Warninglist files, or folders of them, beside the built-in lists. */
  readonly paths: readonly string[];
  /** Whether the built-in lists and those in `shippedDir` count. */
  readonly defaultLists: boolean;
  /** Whether the private section of the Public Suffix List counts. */
  readonly suffixList: boolean;
  /** Folder of the warninglists that ship with skein. */
  readonly shippedDir: string;
}

/** Where list files come from. */
export interface ListFiles {
  /** The paths of the `.json` files under a folder, or the path itself if it is a file. */
  readonly find: (path: string) => readonly string[];
  readonly read: (path: string) => string;
}

export const SUFFIX_LIST = 'Public Suffix List, private section';
const FREE_MAIL = 'Free mail providers';
const DISPOSABLE_MAIL = 'Disposable mail providers';

/** @throws SkeinError `config` with the file's name for a list that is missing, unreadable or broken. */
export function loadLists(request: ListsRequest, files: ListFiles = listFiles): LoadedLists {
  const paths = [...(request.defaultLists ? [request.shippedDir] : []), ...request.paths];
  const lists = [...(request.defaultLists ? builtIn() : []), ...paths.flatMap((path) => readLists(path, files))];
  const index = new ListIndex(lists);
  const suffixes = request.suffixList;
  return {
    names: [...(suffixes ? [SUFFIX_LIST] : []), ...new Set(lists.map((list) => list.name))],
    warnings: index.warnings,
    digest: digestOf(lists, suffixes),
    match: (kind, folded) =>
      suffixes && kind === 'domain' && isPrivateSuffix(folded) ? SUFFIX_LIST : index.match(kind, folded),
  };
}

/** The suffix list ships with its package, whose version is that of skein. */
function digestOf(lists: readonly Warninglist[], suffixes: boolean): string {
  const digest = createHash('sha256').update(String(suffixes));
  for (const { name, type, entries, kinds } of lists)
    digest.update(JSON.stringify([name, type, [...entries], [...kinds]]));
  return digest.digest('hex');
}

/** The addresses at such providers do link: it is the provider's domain that strangers share. */
function builtIn(): readonly Warninglist[] {
  const kinds = new Set<ArtifactKind>(['domain']);
  return [
    { name: DISPOSABLE_MAIL, type: 'substring', entries: disposableEmailBlocklist(), kinds },
    { name: FREE_MAIL, type: 'hostname', entries: emailProviders, kinds },
  ];
}

function readLists(path: string, files: ListFiles): readonly Warninglist[] {
  return attempted(path, () => files.find(path)).map((file) =>
    parseWarninglist(
      attempted(file, () => files.read(file)),
      file,
    ),
  );
}

function attempted<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new SkeinError('config', `the list ${path} cannot be read`, cause);
  }
}

/** Deeper folders are somebody's home directory, not a folder of lists. */
const MAX_DEPTH = 3;

export const listFiles: ListFiles = {
  find: (path) => (statSync(path).isDirectory() ? jsonFilesUnder(path, MAX_DEPTH) : [path]),
  read: (path) => readFileSync(path, 'utf8'),
};

function jsonFilesUnder(folder: string, depth: number): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return depth > 1 ? jsonFilesUnder(path, depth - 1) : [];
    return entry.name.endsWith('.json') ? [path] : [];
  });
}
