import { extname } from 'node:path';
import { SkeinError } from '../model/errors.js';
import { csvReader } from './csv.js';
import { jsonlReader } from './jsonl.js';
import { mispReader } from './misp.js';
import type { FormatName, Reader } from './reader.js';
import { FORMAT_NAMES } from './reader.js';
import { stixReader } from './stix.js';
import { decode } from './text.js';

/** Every format. A new one is a file, a line here, and a case in the contract suite of readers. */
export const READERS: Readonly<Record<FormatName, Reader>> = {
  jsonl: jsonlReader,
  csv: csvReader,
  stix: stixReader,
  misp: mispReader,
};

/** Bytes at the start of a file that may be looked at to tell its format. */
export const SNIFF_BYTES = 64 * 1024;

/** @throws SkeinError `usage` for a format that nobody reads. */
export function formatNamed(name: string): FormatName {
  const known = FORMAT_NAMES.find((format) => format === name);
  if (known === undefined) throw new SkeinError('usage', `no format "${name}" (there are ${FORMAT_NAMES.join(', ')})`);
  return known;
}

/**
 * From the name where it says it (`.jsonl`, `.csv`), else from the first bytes. Text that is no JSON is a table only where
 * the name does not say that it is something else.
 *
 * @throws SkeinError `usage` where neither tells: a name that ends like no format (`.xml`), over bytes that are no JSON.
 */
export function detectFormat(file: string, head: Buffer): FormatName {
  const ending = endingOf(file);
  const named = BY_ENDING[ending];
  if (named !== undefined) return named;
  const text = decode(head.subarray(0, SNIFF_BYTES)).text.trimStart();
  if (text.startsWith('{') || text.startsWith('[')) return firstLineFormat(text) ?? documentFormat(text);
  if (text === '' || ending === '.json') return 'jsonl';
  if (isTold(file)) return 'csv';
  throw new SkeinError(
    'usage',
    `${file}: no format is known by ${ending}; --format says which of ${FORMAT_NAMES.join(', ')} it is`,
  );
}

/** Whether the name says a format, or nothing at all: then the first bytes tell. */
export function isTold(file: string): boolean {
  const ending = endingOf(file);
  return ending in BY_ENDING || SAYS_NOTHING.test(ending);
}

const BY_ENDING: Readonly<Record<string, FormatName>> = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'csv',
};

/** A number is a date or a count of copies. */
const SAYS_NOTHING = /^(\.|\.txt|\.json|\.\d.*)?$/;

function endingOf(file: string): string {
  return extname(file.toLowerCase().replace(/\.(gz|gzip)$/, ''));
}

/** Where the first line is a whole object, that object tells. */
function firstLineFormat(text: string): FormatName | null {
  let value: unknown;
  try {
    value = JSON.parse(text.split('\n', 1)[0] ?? '');
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if ('Event' in value || 'response' in value) return 'misp';
  const type = 'type' in value && typeof value.type === 'string' ? value.type : '';
  const id = 'id' in value && typeof value.id === 'string' ? value.id : '';
  return id.startsWith(`${type}--`) || Array.isArray('objects' in value ? value.objects : null) ? 'stix' : 'jsonl';
}

/** A document over many lines, or longer than what was looked at. */
function documentFormat(text: string): FormatName {
  if (/"Event"\s{0,100}:\s{0,100}\{|"response"\s{0,100}:\s{0,100}\[/.test(text)) return 'misp';
  const stix =
    /"type"\s{0,100}:\s{0,100}"bundle"|"spec_version"\s{0,100}:|"objects"\s{0,100}:|"id"\s{0,100}:\s{0,100}"[a-z0-9-]{1,64}--/;
  return stix.test(text) ? 'stix' : 'jsonl';
}
