import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BROWSER_DIR = fileURLToPath(new URL('../../../cypher/browser', import.meta.url));
export const ZIP = join(BROWSER_DIR, 'skein-scripts.zip');

/** A script as analysts keep it among their favourites, with what its heading promises. */
export interface Script {
  readonly file: string;
  readonly text: string;
  /** What the list of favourites calls it. */
  readonly title: string;
  readonly question: string;
  /** Lines to run first, as `:param campaign => 'c-...'`. */
  readonly paramLines: readonly string[];
  readonly parameters: readonly string[];
  readonly columns: readonly string[];
  readonly most: number;
  readonly of: 'nodes' | 'rows';
}

export function readScripts(): readonly Script[] {
  return readdirSync(BROWSER_DIR)
    .filter((file) => file.endsWith('.cypher'))
    .map((file) => scriptOf(file, readFileSync(join(BROWSER_DIR, file), 'utf8')));
}

function scriptOf(file: string, text: string): Script {
  const heading = text
    .split('\n')
    .filter((line) => line.startsWith('// '))
    .map((line) => line.slice(3));
  const named = (lines: readonly string[], pattern: RegExp) =>
    lines.flatMap((line) => [...line.matchAll(pattern)].map((found) => found[1] ?? ''));
  const [, most = '', of = ''] = heading.map((line) => /^At most (\d+) (nodes|rows)\b/.exec(line)).find(Boolean) ?? [];
  return {
    file,
    text,
    title: heading[0] ?? '',
    question: heading[1] ?? '',
    paramLines: heading.filter((line) => line.startsWith(':param')),
    parameters: named(heading, /\$(\w+): \w+/g),
    columns: named(
      heading.filter((line) => line.startsWith('-> ')),
      /(?:-> |, )(\w+): /g,
    ),
    most: Number(most),
    of: of === 'nodes' ? 'nodes' : 'rows',
  };
}

/** `skein.grass` by selector, as `node.Report`, with its settings by name. */
export function readStyle(): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const text = readFileSync(join(BROWSER_DIR, 'skein.grass'), 'utf8');
  return new Map(
    [...text.matchAll(/([\w.]+) \{\n([^{}]*(?:'\{\w+\}'[^{}]*)*)\}/g)].map(([, selector = '', body = '']) => [
      selector,
      Object.fromEntries([...body.matchAll(/ {2}([\w-]+): (.*);/g)].map(([, name = '', value = '']) => [name, value])),
    ]),
  );
}
