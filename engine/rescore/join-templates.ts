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
  const numbers = joinedNumbers(artifacts, groupsOf(sketches));
  const isFirst = (_: number, row: number): boolean => row === 0 || at(numbers, row) > at(highest, row - 1);
  const highest = runningHighest(numbers);
  return {
    artifacts: {
      count: artifacts.count === 0 ? 0 : at(highest, artifacts.count - 1) + 1,
      key: artifacts.key.filter(isFirst),
      kind: artifacts.kind.filter(isFirst),
      listed: artifacts.listed.filter(isFirst),
      lists: artifacts.lists,
    },
    protectedArtifacts: protectedArtifacts.filter(isFirst),
    artifactOfKey: inverse(artifacts.key).map((row) => (row < 0 ? row : at(numbers, row))),
  };
}

/** New number of each row. The rows of templates stand together, since artifacts come by kind. */
function joinedNumbers(artifacts: ArtifactColumns, groups: Int32Array): Int32Array {
  const firstTemplate = artifacts.kind.indexOf(TEMPLATE);
  const numbers = new Int32Array(artifacts.count);
  let next = 0;
  for (let row = 0; row < artifacts.count; row++) {
    const group = artifacts.kind[row] === TEMPLATE ? firstTemplate + at(groups, row - firstTemplate) : row;
    numbers[row] = group === row ? next++ : at(numbers, group);
  }
  return numbers;
}

function runningHighest(numbers: Int32Array): Int32Array {
  let highest = -1;
  return numbers.map((number) => (highest = Math.max(highest, number)));
}

function at(column: Int32Array, place: number): number {
  return column[place] ?? -1;
}
