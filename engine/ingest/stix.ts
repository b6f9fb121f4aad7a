import { SkeinError } from '../model/errors.js';
import type { Rejected } from '../model/report.js';
import { splitElements } from './elements.js';
import { parseElement } from './element-json.js';
import { MAX_ARTIFACTS, MAX_BUNDLE_OBJECTS } from './limits.js';
import type { Draft, Reader } from './reader.js';
import { isRejected, reject } from './reader.js';
import type { NamedArtifact, StixObject } from './stix-object.js';
import { CONTAINER_TYPES, endsOf, readStixObject, tlpOf } from './stix-object.js';

/**
 * STIX 2.1 bundles, TAXII envelopes and bare objects (and what 2.0 shares with them). One report per `report`, `grouping` or
 * `incident`, with what it refers to; each indicator or observable that none of them refers to is a report of its own (rules,
 * section 1). What is neither (malware, actors, relationships) is not counted as read; a document of nothing else is
 * rejected, so that no file goes by without a word.
 *
 * An object may refer to one that comes later, so reports come out at the end; until then only their brief forms are held.
 */
export const stixReader: Reader = {
  name: 'stix',
  async *read({ file, chunks }) {
    const bundle = new Bundle();
    for await (const elements of splitElements(chunks, 'objects')) {
      const rejected: Rejected[] = [];
      for (const element of elements) {
        const parsed = parseElement(element, file);
        if (isRejected(parsed)) rejected.push(parsed);
        else if (element.part !== 'envelope' && !bundle.add(parsed.record, element.number))
          rejected.push(reject(parsed, 'type', 'not a STIX object'));
      }
      if (rejected.length > 0) yield rejected;
    }
    const reports = bundle.reports();
    if (reports.length === 0 && bundle.holdsAny)
      yield [reject({ file, line: 1, raw: '' }, 'objects', 'no report, indicator or observable in this document')];
    for (const place of reports) yield [draftOf(bundle, place, file)];
  },
};

/** Parts of one report that are looked at, so that a hostile web of references stays linear. */
const MAX_CONTENT = MAX_ARTIFACTS;

interface Place {
  readonly object: StixObject;
  readonly number: number;
}

class Bundle {
  readonly #places = new Map<string, Place>();
  /** Objects without an id: rejected later, but not forgotten. */
  readonly #nameless: Place[] = [];
  /** The other ends of relationships, by id; and of relationships themselves, both ends. */
  readonly #related = new Map<string, string[]>();
  readonly #senders = new Set<string>();
  readonly #recipients = new Set<string>();
  #count = 0;

  get holdsAny(): boolean {
    return this.#count > 0;
  }

  /** False where it is not an object of STIX. */
  add(value: unknown, number: number): boolean {
    const object = readStixObject(value);
    if (object === null) return false;
    if (++this.#count > MAX_BUNDLE_OBJECTS)
      throw new SkeinError('unreadable', `more than ${MAX_BUNDLE_OBJECTS} objects in one STIX document`);
    for (const id of object.senders) this.#senders.add(id);
    for (const id of object.recipients) this.#recipients.add(id);
    if (object.type === 'relationship' || object.type === 'sighting') this.#relate(object, value);
    else if (object.id === null) this.#nameless.push({ object, number });
    else this.#keepLatest(object.id, { object, number });
    return true;
  }

  /** In the order of the file. */
  reports(): readonly Place[] {
    const places = [...this.#places.values(), ...this.#nameless];
    const containers = places.filter(({ object }) => CONTAINER_TYPES.has(object.type));
    const covered = new Set(containers.flatMap(({ object }) => this.content(object).map(({ id }) => id)));
    const own = places.filter(
      ({ object }) => !CONTAINER_TYPES.has(object.type) && this.#isEvidence(object) && !covered.has(object.id),
    );
    return [...containers, ...own].sort((a, b) => a.number - b.number);
  }

  /**
   * The indicators and observables that an object holds: itself, what it refers to, what relationships tie to it, and what
   * infrastructure or observed data among these consists of. No further: two reports on one actor are not one.
   */
  content(object: StixObject): readonly StixObject[] {
    const found = new Map<string, StixObject>();
    const near = [...object.refs, ...this.#relatedTo(object.id), ...object.refs.flatMap((id) => this.#endsIn(id))];
    for (const id of near) {
      if (found.size >= MAX_CONTENT) break;
      const place = this.#places.get(id);
      if (place === undefined) continue;
      found.set(id, place.object);
      const holds = place.object.type === 'infrastructure' || place.object.type === 'observed-data';
      for (const inner of holds ? [...place.object.refs, ...this.#relatedTo(id)] : []) {
        const part = this.#places.get(inner);
        if (part !== undefined) found.set(inner, part.object);
      }
    }
    return [...found.values()].filter((part) => part !== object && this.#isEvidence(part));
  }

  nameOf(id: string | null): string | null {
    return id === null ? null : (this.#places.get(id)?.object.name ?? null);
  }

  /** The address that a message went to is a victim's, unless others came from it. */
  #isEvidence({ id, type, artifacts }: StixObject): boolean {
    if (id !== null && this.#recipients.has(id) && !this.#senders.has(id)) return false;
    return type === 'indicator' || type === 'observed-data' || artifacts.length > 0;
  }

  #relatedTo(id: string | null): readonly string[] {
    return id === null ? [] : (this.#related.get(id) ?? []);
  }

  #endsIn(id: string): readonly string[] {
    return id.startsWith('relationship--') || id.startsWith('sighting--') ? this.#relatedTo(id) : [];
  }

  #relate(object: StixObject, value: unknown): void {
    const ends = endsOf(value);
    if (ends === null) return;
    const [source, target] = ends;
    for (const [from, to] of [
      [source, target],
      [target, source],
      [object.id, source],
      [object.id, target],
    ] as const) {
      if (from === null) continue;
      const known = this.#related.get(from);
      if (known === undefined) this.#related.set(from, [to]);
      else known.push(to);
    }
  }

  /** A bundle may hold several versions of an object. */
  #keepLatest(id: string, place: Place): void {
    const known = this.#places.get(id);
    if (known === undefined || (place.object.modified ?? '') > (known.object.modified ?? ''))
      this.#places.set(id, place);
  }
}

function draftOf(bundle: Bundle, { object, number }: Place, file: string): Draft {
  const content = bundle.content(object);
  const parts = [object, ...content];
  const artifacts: readonly NamedArtifact[] = parts.flatMap((part) => part.artifacts);
  const tlp = tlpOf(
    parts.flatMap((part) => part.markings),
    (id) => bundle.nameOf(id),
  );
  const record = {
    type: 'intelligence',
    source: bundle.nameOf(object.author) ?? object.author ?? 'stix',
    ref: object.id,
    reportedAt: object.modified ?? object.created ?? undefined,
    incidentAt: object.since,
    fraudType: object.fraudType ?? content.find((part) => part.fraudType !== null)?.fraudType,
    artifacts,
    handling: tlp === null ? undefined : { tlp },
  };
  return { file, line: number, record, raw: JSON.stringify(record), reencoded: false };
}
