import type { EvidenceGraph } from '../model/graph.js';
import type { Partition } from '../model/partition.js';

/** 1 for each spell whose links the hub test dropped: it holds nothing together. */
export function droppedSpells(graph: EvidenceGraph, partition: Partition): Uint8Array {
  const hubs = new Set(partition.hubs.filter((hub) => hub.dropped).map((hub) => hub.artifact));
  return Uint8Array.from(graph.spellArtifact, (artifact) => (hubs.has(artifact) ? 1 : 0));
}
