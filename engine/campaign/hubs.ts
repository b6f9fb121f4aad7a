import type { EvidenceGraph } from '../model/graph.js';
import type { Partition } from '../model/partition.js';
import { at } from './columns.js';

/** 1 for each spell whose links the hub test dropped: it holds nothing together. */
export function droppedSpells(graph: EvidenceGraph, partition: Partition): Uint8Array {
  const dropped = new Uint8Array(graph.spells);
  const hubs = new Set(partition.hubs.filter((hub) => hub.dropped).map((hub) => `${hub.artifact} ${hub.spell}`));
  if (hubs.size === 0) return dropped;
  for (let spell = 0; spell < graph.spells; spell++) {
    const first = at(graph.spellReports, at(graph.spellOffsets, spell));
    if (hubs.has(`${at(graph.spellArtifact, spell)} ${first}`)) dropped[spell] = 1;
  }
  return dropped;
}
