import { ARTIFACT_KINDS } from '../model/artifact.js';
import { invariant } from '../model/errors.js';
import type { Evidence, EvidenceGraph } from '../model/graph.js';
import { detectionColumns } from './columns.js';
import type { Csr } from './csr.js';
import { csrOf, transpose } from './csr.js';
import { fanOutOf } from './fan-out.js';
import type { GraphOptions } from './options.js';
import { LINKS, setAsideArtifacts, SINGLE_USE } from './set-aside.js';
import type { Spells } from './spells.js';
import { cutSpells } from './spells.js';
import { usesInTime } from './uses.js';

/**
 * Builds the graph that detection runs on: sets artifacts aside that may not link, cuts the rest into spells and stores
 * who uses which in both directions. Needs time linear in mentions, and about 24 bytes per mention above its result.
 */
export function buildGraph(evidence: Evidence, options: GraphOptions): EvidenceGraph {
  checkLengths(evidence, options);
  const { reports, artifacts } = evidence;
  const setAside = setAsideArtifacts(evidence, options.kinds);
  const uses = usesInTime(evidence.mentions, reports.day, setAside);
  const gapDays = new Float64Array(artifacts.count);
  for (let a = 0; a < artifacts.count; a++) gapDays[a] = options.kinds[artifacts.kind[a]!]!.gapDays;
  const spells = cutSpells(uses, reports.day, gapDays);
  markSingleUse(setAside, spells);
  const byReport = transpose(csrOf(spells.ofUse, uses.reports, spells.count), reports.count);
  return {
    ...csrFields(byReport, transpose(byReport, spells.count)),
    ...spellColumns(spells, evidence, options),
    setAside,
    columns: detectionColumns(evidence, options),
  };
}

function checkLengths({ reports, artifacts }: Evidence, options: GraphOptions): void {
  invariant(options.kinds.length === ARTIFACT_KINDS.length, 'every artifact kind has its traits');
  invariant(options.lostUsdMinor.length === reports.count, 'one amount per report');
  invariant(options.categoryOfFraudType.length === reports.fraudTypes.length, 'one category per fraud type');
  invariant(options.protectedArtifacts.length === artifacts.count, 'one mark of protection per artifact');
}

function markSingleUse(setAside: Uint8Array, spells: Spells): void {
  const kept = new Uint8Array(setAside.length);
  for (const artifact of spells.artifact) kept[artifact] = 1;
  for (let a = 0; a < setAside.length; a++) if (setAside[a] === LINKS && kept[a] === 0) setAside[a] = SINGLE_USE;
}

function csrFields(byReport: Csr, bySpell: Csr) {
  return {
    reports: byReport.offsets.length - 1,
    spells: bySpell.offsets.length - 1,
    edges: byReport.targets.length,
    reportOffsets: byReport.offsets,
    reportSpells: byReport.targets,
    spellOffsets: bySpell.offsets,
    spellReports: bySpell.targets,
  };
}

const NEVER_HUBS = new Set([ARTIFACT_KINDS.indexOf('ip'), ARTIFACT_KINDS.indexOf('template')]);

/** By one loop: `from` with a function walks an iterator, which costs ten times as much. */
function spellColumns({ count, artifact }: Spells, evidence: Evidence, options: GraphOptions) {
  const { kind } = evidence.artifacts;
  const fanOut = fanOutOf(evidence);
  const columns = {
    spellArtifact: artifact,
    spellKind: new Uint8Array(count),
    spellPrior: new Float64Array(count),
    spellProtected: new Uint8Array(count),
    spellFanOut: new Float64Array(count),
  };
  for (let spell = 0; spell < count; spell++) {
    const code = kind[artifact[spell]!]!;
    columns.spellKind[spell] = code;
    columns.spellPrior[spell] = options.kinds[code]!.prior;
    columns.spellProtected[spell] = NEVER_HUBS.has(code) ? 1 : options.protectedArtifacts[artifact[spell]!]!;
    columns.spellFanOut[spell] = fanOut[artifact[spell]!]!;
  }
  return columns;
}
