import type { Tlp } from '../model/handling.js';
import type { Rejected } from '../model/report.js';
import type { Element } from './elements.js';
import { splitElements } from './elements.js';
import { parseElement } from './element-json.js';
import { knownFraudType } from './fraud-type.js';
import { readTlp, stricter } from './handling.js';
import type { Draft, Reader } from './reader.js';
import { isRejected, reject } from './reader.js';
import type { NamedArtifact } from './stix-object.js';
import { readTime } from './times.js';

/**
 * MISP events: `{"Event": …}`, an answer of its API (`{"response": […]}`), or a list. One report per event, from the
 * organisation that made it (Orgc), with the attributes of the event and of its objects.
 */
export const mispReader: Reader = {
  name: 'misp',
  async *read({ file, chunks }) {
    for await (const elements of splitElements(chunks, 'response'))
      yield elements.map((element) => readEvent(element, file)).filter((item) => item !== null);
  },
};

type Json = Readonly<Record<string, unknown>>;

function readEvent(element: Element, file: string): Draft | Rejected | null {
  const parsed = parseElement(element, file);
  if (isRejected(parsed)) return parsed;
  if (element.part === 'envelope') return null;
  const outer = jsonObject(parsed.record);
  const event = jsonObject(outer?.['Event']) ?? outer;
  if (event === null || !('uuid' in event || 'Attribute' in event || 'info' in event))
    return reject(parsed, 'Event', 'not a MISP event');
  return { ...parsed, record: recordOf(event) };
}

function recordOf(event: Json): Json {
  const tags = jsonObjects(event['Tag']).map((tag) => textOf(tag['name']) ?? '');
  const objects = jsonObjects(event['Object']).filter((object) => object['deleted'] !== true);
  const tlp = tags
    .filter((tag) => /^tlp:/i.test(tag))
    .reduce<Tlp | null>((all, tag) => stricter(all, readTlp(tag)), null);
  return {
    type: 'intelligence',
    source: nameOf(event['Orgc']) ?? nameOf(event['Org']) ?? 'misp',
    ref: event['uuid'] ?? event['id'],
    reportedAt: readTime(event['timestamp'], { format: 'epoch', timeZone: 'UTC' }) ?? event['date'],
    incidentAt: event['date'],
    fraudType: fraudTypeOf(tags),
    artifacts: [
      ...jsonObjects(event['Attribute']).flatMap((attribute) => artifactsOf(attribute, null)),
      ...objects.flatMap((object) =>
        jsonObjects(object['Attribute']).flatMap((attribute) => artifactsOf(attribute, textOf(object['name']))),
      ),
    ],
    handling: tlp === null ? undefined : { tlp },
    reliability: reliabilityOf(tags),
  };
}

/** Attributes that describe, refer or point at the victim: nothing of them is an attacker's artifact. */
const NO_ARTIFACT = new Set(
  (
    'text comment other link datetime boolean counter float integer size-in-bytes hex attachment malware-sample port AS ' +
    'bic aba-rtn cc-number prtn campaign-name campaign-id threat-actor vulnerability weakness yara snort sigma ' +
    'email-subject email-body email-dst email-dst-display-name target-email target-user target-org target-machine ' +
    'target-location target-external first-name last-name full-name date-of-birth nationality country-of-residence ' +
    'passport-number identity-card-number mime-type anonymised'
  ).split(' '),
);
/** Objects that are about people who did nothing. */
const VICTIM_OBJECTS = new Set(['victim', 'person']);

/** What an attribute of an object is where its type only says `text`. */
const KIND_IN_OBJECT: Readonly<Record<string, string>> = {
  'telegram-account/username': 'telegram',
  'user-account/username': 'handle',
  'coin-address/address': 'wallet',
  'coin-address/address-crypto': 'wallet',
  'bank-account/account': 'bank-account',
  'phone-number/number': 'phone',
};

function artifactsOf(attribute: Json, objectName: string | null): readonly NamedArtifact[] {
  const type = textOf(attribute['type']);
  const value = textOf(attribute['value']);
  if (type === null || value === null || attribute['deleted'] === true) return [];
  if (objectName !== null && VICTIM_OBJECTS.has(objectName)) return [];
  const kind = KIND_IN_OBJECT[`${objectName ?? ''}/${textOf(attribute['object_relation']) ?? ''}`];
  if (kind !== undefined) return [{ kind, value }];
  return compositeParts(type, value).filter((part) => !NO_ARTIFACT.has(part.kind));
}

/** `domain|ip` holds two values in one, `ip-dst|port` one and its port. */
function compositeParts(type: string, value: string): readonly NamedArtifact[] {
  const kinds = type.split('|');
  const values = value.split('|');
  if (kinds.length === 1 || values.length !== kinds.length) return [{ kind: kinds[0] ?? type, value }];
  return kinds.map((kind, place) => ({ kind, value: values[place] ?? '' }));
}

/** `rsit:fraud="phishing"`, `misp-galaxy:financial-fraud="Romance Scam"`: the last word counts if it is known. */
function fraudTypeOf(tags: readonly string[]): string | undefined {
  for (const tag of tags) {
    const known = knownFraudType(/"([^"]{1,100})"$/.exec(tag)?.[1] ?? tag);
    if (known !== null) return known;
  }
  return undefined;
}

function reliabilityOf(tags: readonly string[]): Json | undefined {
  const scale = (name: string): string | undefined =>
    tags.find((tag) => tag.startsWith(`admiralty-scale:${name}="`))?.slice(`admiralty-scale:${name}="`.length, -1);
  const source = scale('source-reliability');
  const information = scale('information-credibility');
  return source === undefined && information === undefined ? undefined : { source, information };
}

function nameOf(organisation: unknown): string | null {
  return textOf(jsonObject(organisation)?.['name']);
}

function jsonObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function jsonObjects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(jsonObject).filter((item) => item !== null) : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
