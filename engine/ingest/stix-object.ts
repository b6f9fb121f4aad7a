import type { Tlp } from '../model/handling.js';
import { knownFraudType } from './fraud-type.js';
import { readTlp, stricter } from './handling.js';
import { patternValues } from './stix-pattern.js';

/** An artifact in the canonical shape. */
export interface NamedArtifact {
  readonly kind: string;
  readonly value: string;
}

/** What a bundle needs to remember of one of its objects until the last one is read. */
export interface StixObject {
  readonly id: string | null;
  readonly type: string;
  readonly created: string | null;
  readonly modified: string | null;
  /** When it was seen or holds from. */
  readonly since: string | null;
  readonly name: string | null;
  readonly author: string | null;
  readonly fraudType: string | null;
  readonly artifacts: readonly NamedArtifact[];
  /** Ids of the objects that it refers to as its content. */
  readonly refs: readonly string[];
  /** Ids of the addresses that a message came from, and of those that it went to: these are victims'. */
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly markings: readonly string[];
}

/** Objects that become a report of their own with all that they refer to. */
export const CONTAINER_TYPES = new Set(['report', 'grouping', 'incident']);

/** Where in a pattern or an observable a kind of ours stands. `null`: not an artifact of the attacker. */
const KIND_OF_PATH: Readonly<Record<string, string | null>> = {
  'ipv4-addr:value': 'ip',
  'ipv6-addr:value': 'ip',
  'domain-name:value': 'domain',
  'hostname:value': 'domain',
  'url:value': 'url',
  'email-addr:value': 'email',
  'email-message:from_ref.value': 'email',
  'email-message:sender_ref.value': 'email',
  'email-message:to_refs[*].value': null, // a victim
  'email-message:cc_refs[*].value': null,
  'network-traffic:dst_ref.value': 'auto',
  'network-traffic:src_ref.value': 'auto',
  'user-account:account_login': 'handle',
  'user-account:user_id': 'handle',
  'user-account:account_type': null,
  'phone-number:value': 'phone',
  'bank-account:iban': 'iban',
  'bank-account:account_number': 'bank-account',
  'bank-account:bic': null, // names a bank, not an account
  'cryptocurrency-wallet:value': 'wallet',
  'cryptocurrency-wallet:address': 'wallet',
};

/** TLP of STIX 2.1, first edition and 2.0, whose marking definitions need not be in the bundle. */
const TLP_MARKINGS: Readonly<Record<string, Tlp>> = {
  'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9': 'clear',
  'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da': 'green',
  'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82': 'amber',
  'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed': 'red',
  'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487': 'clear',
  'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb': 'green',
  'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421': 'amber',
  'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003': 'amber+strict',
  'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1': 'red',
};

type Json = Readonly<Record<string, unknown>>;

/** The object in brief; null where it is not a STIX object. */
export function readStixObject(value: unknown): StixObject | null {
  if (typeof value !== 'object' || value === null) return null;
  const object = value as Json;
  const type = textAt(object, 'type');
  if (type === null) return null;
  return {
    id: textAt(object, 'id'),
    type,
    created: textAt(object, 'created'),
    modified: textAt(object, 'modified'),
    since: textAt(object, 'valid_from') ?? textAt(object, 'published') ?? textAt(object, 'first_observed'),
    name: type === 'marking-definition' ? tlpNameOf(object) : textAt(object, 'name'),
    author: textAt(object, 'created_by_ref'),
    fraudType: fraudTypeOf(object),
    artifacts: object['revoked'] === true ? [] : artifactsOf(type, object),
    refs: textsAt(object, 'object_refs'),
    senders: sendersIn(object),
    recipients: recipientsIn(object),
    markings: textsAt(object, 'object_marking_refs'),
  };
}

function sendersIn(object: Json): readonly string[] {
  return [textAt(object, 'from_ref'), textAt(object, 'sender_ref')].filter((id) => id !== null);
}

function recipientsIn(object: Json): readonly string[] {
  return ['to_refs', 'cc_refs', 'bcc_refs'].flatMap((key) => textsAt(object, key));
}

/** Both ends of a relationship or sighting. */
export function endsOf(value: unknown): readonly [string, string] | null {
  const object = value as Json;
  const source = textAt(object, 'source_ref') ?? textAt(object, 'sighting_of_ref');
  const target = textAt(object, 'target_ref');
  return source === null || target === null ? null : [source, target];
}

/** The strictest TLP among markings; `named` gives those that the bundle itself defines. */
export function tlpOf(markings: Iterable<string>, named: (id: string) => string | null): Tlp | null {
  let tlp: Tlp | null = null;
  for (const id of markings) tlp = stricter(tlp, TLP_MARKINGS[id] ?? readTlp(named(id)));
  return tlp;
}

function artifactsOf(type: string, object: Json): readonly NamedArtifact[] {
  if (type === 'indicator') {
    const language = textAt(object, 'pattern_type') ?? 'stix';
    return language === 'stix' ? patternArtifacts(textAt(object, 'pattern') ?? '') : [];
  }
  if (type === 'observed-data') return observedArtifacts(object['objects']);
  return observableArtifacts(type, object);
}

function patternArtifacts(pattern: string): readonly NamedArtifact[] {
  return patternValues(pattern).flatMap(({ path, value }) => {
    const kind = KIND_OF_PATH[path];
    return kind === null ? [] : [{ kind: kind ?? path, value }];
  });
}

/** STIX 2.0 keeps observables inside, under numbers; a message refers by these to those that it went to. */
function observedArtifacts(objects: unknown): readonly NamedArtifact[] {
  if (typeof objects !== 'object' || objects === null) return [];
  const observed = Object.entries(objects).filter((entry): entry is [string, Json] => isObject(entry[1]));
  const senders = new Set(observed.flatMap(([, object]) => sendersIn(object)));
  const victims = new Set(observed.flatMap(([, object]) => recipientsIn(object)).filter((id) => !senders.has(id)));
  return observed.flatMap(([id, object]) => {
    const type = textAt(object, 'type');
    return type === null || victims.has(id) ? [] : observableArtifacts(type, object);
  });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function observableArtifacts(type: string, object: Json): readonly NamedArtifact[] {
  const platform = type === 'user-account' ? (textAt(object, 'account_type') ?? '') : '';
  return Object.keys(object).flatMap((key) => {
    const path = `${type}:${key}`;
    const kind = Object.hasOwn(KIND_OF_PATH, path) ? (KIND_OF_PATH[path] ?? null) : null;
    const value = textAt(object, key);
    return kind === null || value === null ? [] : [{ kind, value: platform === '' ? value : `${platform}:${value}` }];
  });
}

function tlpNameOf(object: Json): string | null {
  const definition = object['definition'];
  const tlp = typeof definition === 'object' && definition !== null ? textAt(definition as Json, 'tlp') : null;
  const name = textAt(object, 'name');
  return tlp ?? (name !== null && /^tlp\b/i.test(name) ? name : null);
}

function fraudTypeOf(object: Json): string | null {
  const words = ['report_types', 'indicator_types', 'labels'].flatMap((key) => textsAt(object, key));
  for (const word of words) {
    const known = knownFraudType(word);
    if (known !== null) return known;
  }
  return null;
}

function textAt(object: Json, key: string): string | null {
  const value = object[key];
  return typeof value === 'string' ? value : null;
}

function textsAt(object: Json, key: string): readonly string[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
