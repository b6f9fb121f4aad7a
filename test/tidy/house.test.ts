import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT, sourceFiles, type SourceFile } from './sources.js';

const FILE_LINES = 500;
const FUNCTION_LINES = 70;

/** For each room, the rooms it may import beside itself. What is not listed here may not be imported. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'engine/model': [],
  'engine/threads': ['engine/model'],
  'engine/artifact': ['engine/model'],
  'engine/ingest': ['engine/model', 'engine/artifact', 'engine/threads'],
  'engine/graph': ['engine/model'],
  'engine/detect': ['engine/model', 'engine/threads'],
  'engine/campaign': ['engine/model'],
  'engine/evaluate': ['engine/model'],
  'engine/briefing': ['engine/model'],
  'engine/store': ['engine/model'],
  // Tells others of alerts, signed; it knows neither stores nor campaigns.
  'engine/webhook': ['engine/model', 'engine/config-alerts.ts'],
  'engine/rescore': [
    'engine/model',
    'engine/artifact',
    'engine/graph',
    'engine/detect',
    'engine/campaign',
    'engine/evaluate',
    'engine/store',
  ],
  'engine/config-alerts.ts': ['engine/model'],
  'engine/config.ts': ['engine/model', 'engine/config-alerts.ts'],
  'engine/engine.ts': ['engine/briefing', 'engine/config.ts', 'engine/model', 'engine/rescore', 'engine/store'],
  'engine/open.ts': ['engine/config.ts', 'engine/engine.ts', 'engine/store', 'engine/open'],
  // The work behind the door, loaded when it is asked for: with `rescore` the only place that joins rooms.
  'engine/open': [
    'engine/config.ts',
    'engine/engine.ts',
    'engine/model',
    'engine/artifact',
    'engine/ingest',
    'engine/store',
    'engine/rescore',
    'engine/detect',
    'engine/campaign',
    'engine/briefing',
    'engine/webhook',
  ],
  'engine/index.ts': [
    'engine/briefing',
    'engine/open.ts',
    'engine/engine.ts',
    'engine/config.ts',
    'engine/model',
    'engine/rescore',
    'engine/artifact',
    'engine/store',
    'engine/evaluate',
    'engine/campaign',
  ],
  'api/present': ['engine/index.ts'],
  'api/http': ['engine/index.ts', 'api/present'],
  'api/cli': ['engine/index.ts', 'api/present', 'api/http', 'datasets/generate'],
  // Not the whole engine: the generator needs its vocabulary, and where the package lies.
  'datasets/generate': ['engine/model', 'engine/config.ts'],
};

/** Packages that only these places may import. */
const ONLY_IN: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['engine/store/'],
  'neo4j-driver': ['engine/store/neo4j/'],
  fastify: ['api/http/'],
  piscina: ['engine/threads/'],
  graphology: ['engine/detect/louvain.ts', 'api/cli/export'],
  'graphology-communities-louvain': ['engine/detect/louvain.ts'],
  'graphology-gexf': ['api/cli/export'],
};

const TOP_LEVEL = ['.ci', 'api', 'cypher', 'datasets', 'docs', 'engine', 'test'];

const files = sourceFiles('engine', 'api', 'datasets');

function roomOf(path: string): string {
  const parts = path.split('/');
  const file = parts.length === 2 && parts[1]!.endsWith('.ts');
  return file && parts[0] === 'engine' ? path : parts.slice(0, 2).join('/').replace(/\.ts$/, '');
}

function strayImports(file: SourceFile): string[] {
  const room = roomOf(file.path);
  const allowed = MAY_IMPORT[room];
  if (allowed === undefined) return [`${file.path} stands in no room of the map`];
  return file.imports
    .filter((target) => target.includes('/') && target.endsWith('.ts'))
    .filter((target) => roomOf(target) !== room && !allowed.includes(roomOf(target)))
    .map((target) => `${file.path} imports ${target}`);
}

describe('the house', () => {
  it('has rooms that import only what the map allows', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(strayImports)).toEqual([]);
  });

  it('keeps each heavy package behind its own door', () => {
    const strays = files.flatMap((file) =>
      file.imports
        .filter((target) => ONLY_IN[target]?.every((place) => !file.path.startsWith(place)))
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(strays).toEqual([]);
  });

  it('has no file over 500 lines and no function over 70', () => {
    const long = [...files, ...sourceFiles('test')].flatMap((file) => [
      ...(file.lines > FILE_LINES ? [`${file.path}: ${file.lines} lines`] : []),
      ...(file.path.startsWith('test/')
        ? []
        : file.functions
            .filter((one) => one.lines > FUNCTION_LINES)
            .map((one) => `${file.path}:${one.line} ${one.name}: ${one.lines} lines`)),
    ]);
    expect(long).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(cycles(files)).toEqual([]);
  });

  it('has no drawer for leftovers', () => {
    const drawers = files.filter((file) => /(^|\/)(utils?|helpers?|managers?|common|misc)(\/|\.|-)/.test(file.path));
    expect(drawers.map((file) => file.path)).toEqual([]);
  });

  it('grows no new folder at the top', () => {
    const folders = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .filter(
        (name) =>
          !['.git', 'node_modules', 'dist', 'coverage', '.skein', '.skein-demo', '.neo4j', '.neo4j-dist'].includes(
            name,
          ),
      );
    expect(folders.filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
  });
});

/** Depth-first search; a file met again while still open closes a cycle. */
function cycles(all: readonly SourceFile[]): string[] {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (state.get(path) === 'open') found.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    const file = byPath.get(path);
    if (state.has(path) || file === undefined) return;
    state.set(path, 'open');
    for (const target of file.imports) visit(target, [...way, path]);
    state.set(path, 'done');
  };
  for (const file of all) visit(file.path, []);
  return found;
}
