import { groupsOf } from '../artifact/template/groups.js';
import { ARTIFACT_KINDS } from '../model/artifact.js';
import type { ArtifactColumns } from '../model/graph.js';
import { inverse } from './load-reports.js';

/** Artifacts as the store has them, each sketch of a message on its own. */
export interface ArtifactRows {
  readonly artifacts: ArtifactColumns;
  readonly protectedArtifacts: Uint8Array;
  /** Sketches of the templates, in their order (`artifact/template/sketch`). */
  readonly sketches: Uint8Array;
}

export interface JoinedArtifacts {
  readonly artifacts: ArtifactColumns;
  readonly protectedArtifacts: Uint8Array;
  /** Number of each artifact by its row key, -1 where there is none; templates of one group share a number. */
  readonly artifactOfKey: Int32Array;
}

const TEMPLATE = ARTIFACT_KINDS.indexOf('template');

/**
 * Makes one artifact of sketches that are one message in other words: the first of them by text stands for all. Reports
 * then share it or not, whoever was copied from whom, and it counts once for each.
 */
export function joinTemplates({ artifacts, protectedArtifacts, sketches }: ArtifactRows): JoinedArtifacts {
  const { numbers, firsts } = joinedNumbers(artifacts, groupsOf(sketches));
  const artifactOfKey = inverse(artifacts.key);
  for (let key = 0; key < artifactOfKey.length; key++) {
    const row = at(artifactOfKey, key);
    if (row >= 0) artifactOfKey[key] = at(numbers, row);
  }
  return {
    artifacts: {
      count: firsts.length,
      key: taken(artifacts.key, firsts, new Float64Array(firsts.length)),
      kind: taken(artifacts.kind, firsts, new Uint8Array(firsts.length)),
      listed: taken(artifacts.listed, firsts, new Uint16Array(firsts.length)),
      lists: artifacts.lists,
    },
    protectedArtifacts: taken(protectedArtifacts, firsts, new Uint8Array(firsts.length)),
    artifactOfKey,
  };
}

/** New number of each row, and the row of each new number. The rows of templates stand together, since artifacts come by kind. */
function joinedNumbers(artifacts: ArtifactColumns, groups: Int32Array) {
  const firstTemplate = artifacts.kind.indexOf(TEMPLATE);
  const numbers = new Int32Array(artifacts.count);
  const firsts = new Int32Array(artifacts.count);
  let next = 0;
  for (let row = 0; row < artifacts.count; row++) {
    const group = artifacts.kind[row] === TEMPLATE ? firstTemplate + at(groups, row - firstTemplate) : row;
    if (group === row) firsts[next] = row;
    numbers[row] = group === row ? next++ : at(numbers, group);
  }
  return { numbers, firsts: firsts.slice(0, next) };
}

function taken<T extends Float64Array | Uint8Array | Uint16Array>(column: T, rows: Int32Array, into: T): T {
  for (let to = 0; to < rows.length; to++) into[to] = column[at(rows, to)] ?? 0;
  return into;
}

function at(column: Int32Array, place: number): number {
  return column[place] ?? -1;
}
