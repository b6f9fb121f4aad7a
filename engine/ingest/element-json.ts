import type { Rejected } from '../model/report.js';
import type { Element } from './elements.js';
import { MAX_ELEMENT_BYTES, MAX_RAW_BYTES } from './limits.js';
import type { Draft } from './reader.js';
import { reject } from './reader.js';
import { cutBytes, decode } from './text.js';

/** The JSON value of an element as a draft (still in the shape of its format), or why there is none. */
export function parseElement(element: Element, file: string): Draft | Rejected {
  const { text, reencoded } = decode(element.bytes);
  const at = { file, line: element.number, raw: cutBytes(text, MAX_RAW_BYTES) };
  if (element.fault === 'too big') return reject(at, 'document', `one object of more than ${MAX_ELEMENT_BYTES} bytes`);
  if (element.fault === 'unfinished') return reject(at, 'document', 'the document ends inside an object');
  try {
    return { ...at, record: JSON.parse(text) as unknown, reencoded };
  } catch {
    return reject(at, 'document', 'not JSON');
  }
}
