import { readSketch } from '../artifact/template/folded.js';
import { SKETCH_BYTES } from '../artifact/template/sketch.js';
import { ARTIFACT_KINDS, type ArtifactKind } from '../model/artifact.js';
import { invariant } from '../model/errors.js';
import type { Watch } from '../model/watch.js';
import type { EvidenceArtifact, EvidenceSource, TemplateBatch } from '../store/store.js';
import { TEMPLATE_LETTERS } from '../store/template-text.js';
import { NumberReader } from './bytes.js';
import type { ArtifactRows } from './join-templates.js';

/** What the lists and kinds say of an artifact, asked once while its text passes by. */
export interface ArtifactViews {
  /** Name of the benign list that holds it, or null. */
  readonly listed: (kind: ArtifactKind, folded: string) => string | null;
  /** Whether the hub test may never drop it. */
  readonly protectedFromHubTest: (kind: ArtifactKind, folded: string) => boolean;
}

/** Columns of all artifacts, in the order in which they come: by kind, then text. */
export async function readArtifacts(
  source: EvidenceSource,
  count: number,
  views: ArtifactViews,
  watch: Watch,
): Promise<ArtifactRows> {
  const came = openColumns(count);
  for await (const batch of source.artifacts()) {
    if ('bytes' in batch) addTemplates(came, batch);
    else for (const artifact of batch) addArtifact(came, artifact, views);
    watch.through(batch.length);
  }
  invariant(came.rows === count, 'a store counts its artifacts as it tells them');
  const { key, kind, listed, lists, protectedArtifacts, sketches } = came;
  return { artifacts: { count, key, kind, listed, lists }, protectedArtifacts, sketches: Buffer.concat(sketches) };
}

type CameColumns = ReturnType<typeof openColumns>;

function openColumns(count: number) {
  return {
    rows: 0,
    key: new Float64Array(count),
    kind: new Uint8Array(count),
    listed: new Uint16Array(count),
    protectedArtifacts: new Uint8Array(count),
    lists: new Array<string>(),
    /** Of the templates, which stand together. */
    sketches: new Array<Uint8Array>(),
  };
}

const CODES = new Map(ARTIFACT_KINDS.map((name, code) => [name, code]));
const TEMPLATE = ARTIFACT_KINDS.indexOf('template');

function addArtifact(came: CameColumns, { key, kind, folded }: EvidenceArtifact, views: ArtifactViews): void {
  if (kind === 'template') {
    addTemplates(came, { length: 1, bytes: Buffer.from(`${key} ${folded}`) });
    return;
  }
  const row = came.rows++;
  came.key[row] = key;
  came.kind[row] = CODES.get(kind) ?? 0;
  came.listed[row] = listNumber(came.lists, views.listed(kind, folded));
  came.protectedArtifacts[row] = views.protectedFromHubTest(kind, folded) ? 1 : 0;
}

/** No list names a template and no hub test drops one: a sketch is nothing that anybody could write down. */
function addTemplates(came: CameColumns, { length, bytes }: TemplateBatch): void {
  const numbers = new NumberReader(bytes);
  const sketches = new Uint8Array(length * SKETCH_BYTES);
  let before = -1;
  for (let template = 0; template < length; template++) {
    const row = came.rows++;
    came.key[row] = numbers.next(-1);
    came.kind[row] = TEMPLATE;
    came.protectedArtifacts[row] = 1;
    const { place } = numbers;
    invariant(readSketch(bytes, place, sketches, template * SKETCH_BYTES), 'a template is a sketch in base64url');
    invariant(before < 0 || isAfter(bytes, before, place), 'templates come in the order of their texts');
    before = place;
    numbers.place = place + TEMPLATE_LETTERS;
  }
  invariant(numbers.place === bytes.length, 'a store lays its templates end to end');
  came.sketches.push(sketches);
}

function isAfter(bytes: Uint8Array, one: number, other: number): boolean {
  for (let letter = 0; letter < TEMPLATE_LETTERS; letter++) {
    const difference = (bytes[other + letter] ?? 0) - (bytes[one + letter] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** Lists are few; their order is that of the artifacts, which are sorted. */
function listNumber(lists: string[], name: string | null): number {
  if (name === null) return 0;
  const place = lists.indexOf(name);
  return place >= 0 ? place + 1 : lists.push(name);
}
