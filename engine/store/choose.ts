import { SkeinError } from '../model/errors.js';
import { memoryStore } from './memory.js';
import { openSqliteStore } from './sqlite/open.js';
import type { Store } from './store.js';
import type { Whole } from './whole.js';

/** What a store on a server needs beside its URL. */
export interface ServerAccess {
  /** Where the URL names none. */
  readonly user: string;
  readonly password: string | null;
  /** Folder of the statements that ship. */
  readonly cypherDir: string;
  /** Whether a data folder must be there already: who only asks should be told of a mistyped one. */
  readonly mustExist?: boolean;
}

const NEO4J = /^(?:neo4j|bolt)(?:\+s|\+ssc)?:$/;

/**
 * Opens the store that a URL names: `sqlite:DIR`, `memory:`, or `neo4j://[USER:PASSWORD@]HOST:PORT[/DATABASE]` (`bolt://`
 * for one server without routing, `+s` for TLS).
 *
 * @throws SkeinError `config` for any other; the URL is not repeated, for it may hold a password.
 */
export async function openStore(url: string, access: ServerAccess): Promise<Store & Whole> {
  const colon = url.indexOf(':');
  const scheme = url.slice(0, colon + 1);
  const rest = url.slice(colon + 1);
  if (scheme === 'memory:' && rest === '') return memoryStore();
  if (scheme === 'sqlite:' && rest !== '') return openSqliteStore({ dir: rest, mustExist: access.mustExist });
  const server = NEO4J.test(scheme) ? readServerUrl(url) : null;
  if (server === null)
    throw new SkeinError(
      'config',
      'the store must be sqlite:DIR (a folder), neo4j://HOST:PORT, or memory: (nothing is kept)',
    );
  // Loaded here alone: the driver takes longer to load than most questions to answer.
  const { openNeo4jStore } = await import('./neo4j/open.js');
  const { user, password, cypherDir } = access;
  return openNeo4jStore({ address: { user, password, ...server }, cypherDir });
}

interface Server {
  readonly url: string;
  readonly database: string;
  readonly user?: string;
  readonly password?: string;
}

/** Takes credentials and database out of the URL; null where it is not one. */
function readServerUrl(url: string): Server | null {
  const read = URL.canParse(url) ? new URL(url) : null;
  if (read === null || read.hostname === '' || read.search !== '' || read.hash !== '') return null;
  const database = read.pathname.replace(/^\//, '');
  if (!/^[a-z0-9.-]{0,63}$/i.test(database)) return null;
  const plain = { url: `${read.protocol}//${read.host}`, database: database === '' ? 'neo4j' : database };
  if (read.username === '' && read.password === '') return plain;
  try {
    return { ...plain, user: decodeURIComponent(read.username), password: decodeURIComponent(read.password) };
  } catch {
    return null;
  }
}
