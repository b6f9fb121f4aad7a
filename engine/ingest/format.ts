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

/** From the name where it says it (`.jsonl`, `.csv`), else from the first bytes. */
export function detectFormat(file: string, head: Buffer): FormatName {
  const name = file.toLowerCase().replace(/\.(gz|gzip)$/, '');
  if (/\.(jsonl|ndjson)$/.test(name)) return 'jsonl';
  if (/\.(csv|tsv)$/.test(name)) return 'csv';
  const text = decode(head.subarray(0, SNIFF_BYTES)).text.trimStart();
  if (!text.startsWith('{') && !text.startsWith('[')) return text === '' || name.endsWith('.json') ? 'jsonl' : 'csv';
  return firstLineFormat(text) ?? documentFormat(text);
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
