import type { EvidenceGraph } from '../../model/graph.js';

/** Some components of a graph as a graph of its own, and the old number of each of its reports and spells, ascending. */
export interface GraphPart {
  readonly graph: EvidenceGraph;
  readonly reports: Int32Array;
  readonly spells: Int32Array;
}

/**
 * Cuts whole components out of a graph. Numbers keep their order, artifacts their numbers. Everything stands in shared memory,
 * so that threads need no copy.
 *
 * @param reports Old numbers, ascending. @param spells All spells of these reports, ascending.
 */
export function partGraph(graph: EvidenceGraph, reports: Int32Array, spells: Int32Array): GraphPart {
  const reportRows = rowsOf(graph.reportOffsets, graph.reportSpells, reports, spells);
  const spellRows = rowsOf(graph.spellOffsets, graph.spellReports, spells, reports);
  const { columns } = graph;
  const idWords = new Uint32Array(new SharedArrayBuffer(16 * reports.length));
  for (let i = 0; i < reports.length; i++)
    idWords.set(columns.idWords.subarray(4 * reports[i]!, 4 * reports[i]! + 4), 4 * i);
  const part: EvidenceGraph = {
    reports: reports.length,
    spells: spells.length,
    edges: reportRows.values.length,
    reportOffsets: reportRows.offsets,
    reportSpells: reportRows.values,
    spellOffsets: spellRows.offsets,
    spellReports: spellRows.values,
    spellArtifact: picked(graph.spellArtifact, spells),
    spellKind: picked(graph.spellKind, spells),
    spellPrior: picked(graph.spellPrior, spells),
    spellProtected: picked(graph.spellProtected, spells),
    ...(graph.spellFanOut && { spellFanOut: picked(graph.spellFanOut, spells) }),
    setAside: new Uint8Array(0),
    columns: {
      idWords,
      day: picked(columns.day, reports),
      flags: picked(columns.flags, reports),
      logAmount: picked(columns.logAmount, reports),
      category: picked(columns.category, reports),
      ...(columns.intelligenceOnly !== undefined && { intelligenceOnly: columns.intelligenceOnly }),
    },
  };
  return { graph: part, reports, spells };
}

/** Rows of some, with the places of the values in an ascending list. */
function rowsOf(offsets: Int32Array, values: Int32Array, rows: Int32Array, among: Int32Array) {
  const placeOf = new Int32Array((among.at(-1) ?? -1) + 1);
  for (let i = 0; i < among.length; i++) placeOf[among[i]!] = i;
  const to = new Int32Array(new SharedArrayBuffer(4 * (rows.length + 1)));
  for (let i = 0; i < rows.length; i++) to[i + 1] = to[i]! + offsets[rows[i]! + 1]! - offsets[rows[i]!]!;
  const places = new Int32Array(new SharedArrayBuffer(4 * to[rows.length]!));
  let end = 0;
  for (const row of rows) for (let e = offsets[row]!; e < offsets[row + 1]!; e++) places[end++] = placeOf[values[e]!]!;
  return { offsets: to, values: places };
}

type Column = Int8Array | Uint8Array | Uint16Array | Int32Array | Float64Array;

/** The values of some rows, in shared memory. */
function picked<T extends Column>(column: T, rows: Int32Array): T {
  const make = column.constructor as new (buffer: SharedArrayBuffer) => T;
  const values = new make(new SharedArrayBuffer(column.BYTES_PER_ELEMENT * rows.length));
  for (let i = 0; i < rows.length; i++) values[i] = column[rows[i]!]!;
  return values;
}
