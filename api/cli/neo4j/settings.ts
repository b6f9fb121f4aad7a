import { join } from 'node:path';

export interface ServerSettings {
  /** Folder of the jars. */
  readonly distribution: string;
  readonly boltPort: number;
  readonly httpPort: number;
  readonly heapMb: number;
  readonly pageCacheMb: number;
}

/**
 * The whole `neo4j.conf`. What the server's own archive sets and bare jars do not is set here: above all the import
 * folder, without which LOAD CSV reads any file of this machine.
 */
export function settingsText({ distribution, boltPort, httpPort, heapMb, pageCacheMb }: ServerSettings): string {
  const settings: Readonly<Record<string, string | number | boolean>> = {
    'server.default_listen_address': '127.0.0.1',
    'server.default_advertised_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${boltPort}`,
    'server.bolt.advertised_address': `127.0.0.1:${boltPort}`,
    'server.http.listen_address': `127.0.0.1:${httpPort}`,
    'server.http.advertised_address': `127.0.0.1:${httpPort}`,
    'server.https.enabled': false,
    'server.directories.import': 'import',
    'server.directories.plugins': join(distribution, 'plugins'),
    'dbms.security.allow_csv_import_from_file_urls': true, // from that folder alone
    'dbms.security.auth_enabled': true,
    'dbms.security.procedures.unrestricted': 'gds.*',
    'dbms.usage_report.enabled': false,
    'client.allow_telemetry': false,
    'server.memory.heap.initial_size': `${Math.min(heapMb, 512)}m`,
    'server.memory.heap.max_size': `${heapMb}m`,
    'server.memory.pagecache.size': `${pageCacheMb}m`,
    'db.tx_log.rotation.retention_policy': '256M size',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return `# Written by skein at every start: what you change here is lost.\n${lines.join('\n')}\n`;
}

const MOST_HEAP_MB = 4_096;
const LEAST_HEAP_MB = 1_024;
const MOST_PAGE_CACHE_MB = 2_048;
const LEAST_PAGE_CACHE_MB = 256;

/** A quarter of the machine for the heap and an eighth for the page cache, within what is of use. */
export function memoryFor(totalMb: number): Pick<ServerSettings, 'heapMb' | 'pageCacheMb'> {
  return {
    heapMb: Math.round(Math.min(MOST_HEAP_MB, Math.max(LEAST_HEAP_MB, totalMb / 4))),
    pageCacheMb: Math.round(Math.min(MOST_PAGE_CACHE_MB, Math.max(LEAST_PAGE_CACHE_MB, totalMb / 8))),
  };
}
