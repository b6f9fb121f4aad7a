import type { ArtifactKind } from '../model/artifact.js';
import { ARTIFACT_KINDS } from '../model/artifact.js';
import { STRONGEST_ARTIFACTS } from '../model/campaign.js';
import type { Day } from '../model/day.js';
import { NO_DAY } from '../model/day.js';
import type { Evidence, EvidenceGraph, SetAsideReason } from '../model/graph.js';
import { SET_ASIDE_REASONS } from '../model/graph.js';
import type { Partition } from '../model/partition.js';
import type { CampaignArtifactColumns } from '../model/run.js';
import { at, byteAt, numberAt } from './columns.js';
import { droppedSpells } from './hubs.js';

/** A campaign artifact before its value is known: detection knows artifacts by number alone. */
export interface NumberedArtifact {
  readonly artifact: number;
  readonly kind: ArtifactKind;
  readonly reports: number;
  readonly reportsInAll: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly role: SetAsideReason;
}

const HUB = SET_ASIDE_REASONS.indexOf('hub');

/**
 * Walks the artifacts of campaign after campaign and keeps one row for each pair. All counters are columns over the
 * artifacts or spells of the whole run, cleaned up behind each campaign, so a campaign costs what it mentions.
 */
export class MentionedArtifacts {
  private readonly inAll: Int32Array;
  private readonly role: Uint8Array;
  private readonly dropped: Uint8Array;
  private readonly count: Int32Array;
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly spellCount: Int32Array;
  /** As many as there are mentions at most; what is never written takes no memory. */
  private readonly rows: CampaignArtifactColumns;
  private length = 0;

  constructor(
    private readonly evidence: Evidence,
    private readonly graph: EvidenceGraph,
    partition: Partition,
  ) {
    const artifacts = evidence.artifacts.count;
    this.rows = columnsOf(evidence.mentions.artifact.length);
    this.count = new Int32Array(artifacts);
    this.first = new Int32Array(artifacts);
    this.last = new Int32Array(artifacts);
    this.inAll = new Int32Array(artifacts);
    for (const artifact of evidence.mentions.artifact) this.inAll[artifact] = at(this.inAll, artifact) + 1;
    this.spellCount = new Int32Array(graph.spells);
    this.dropped = droppedSpells(graph, partition);
    this.role = graph.setAside.slice();
    for (const hub of partition.hubs) if (hub.dropped) this.role[hub.artifact] = HUB;
  }

  /** Adds the rows of a campaign, and answers what holds it together, strongest first. */
  take(campaign: number, members: Int32Array): readonly NumberedArtifact[] {
    const touched = this.countMentions(members);
    const strongest = this.strongest(members).map((artifact) => this.numbered(artifact));
    for (const artifact of touched) this.addRow(campaign, artifact);
    this.forget(touched);
    return strongest;
  }

  /** What holds a set of reports together, strongest first, without any rows. */
  strongestOf(members: Int32Array): readonly NumberedArtifact[] {
    const touched = this.countMentions(members);
    const strongest = this.strongest(members).map((artifact) => this.numbered(artifact));
    this.forget(touched);
    return strongest;
  }

  columns(): CampaignArtifactColumns {
    const { campaign, artifact, reports, role, firstDay, lastDay } = this.rows;
    return {
      campaign: campaign.slice(0, this.length),
      artifact: artifact.slice(0, this.length),
      reports: reports.slice(0, this.length),
      role: role.slice(0, this.length),
      firstDay: firstDay.slice(0, this.length),
      lastDay: lastDay.slice(0, this.length),
    };
  }

  private addRow(campaign: number, artifact: number): void {
    const row = this.length++;
    this.rows.campaign[row] = campaign;
    this.rows.artifact[row] = artifact;
    this.rows.reports[row] = at(this.count, artifact);
    this.rows.role[row] = byteAt(this.role, artifact);
    this.rows.firstDay[row] = at(this.first, artifact);
    this.rows.lastDay[row] = at(this.last, artifact);
  }

  private forget(touched: Int32Array): void {
    for (const artifact of touched) this.count[artifact] = 0;
  }

  /** Artifacts that the reports mention, ascending. */
  private countMentions(members: Int32Array): Int32Array {
    const { mentions, reports } = this.evidence;
    const touched: number[] = [];
    for (const report of members) {
      const day = at(reports.day, report);
      const end = at(mentions.offsets, report + 1);
      for (let place = at(mentions.offsets, report); place < end; place++) {
        const artifact = at(mentions.artifact, place);
        if (at(this.count, artifact) === 0) {
          touched.push(artifact);
          this.first[artifact] = day;
          this.last[artifact] = day;
        }
        this.count[artifact] = at(this.count, artifact) + 1;
        if (day === NO_DAY) continue;
        if (at(this.first, artifact) === NO_DAY || day < at(this.first, artifact)) this.first[artifact] = day;
        if (day > at(this.last, artifact)) this.last[artifact] = day;
      }
    }
    return ascending(touched);
  }

  /**
   * Artifacts by the weight of their links inside: over their spells with at least two reports here, reports * prior /
   * sqrt(d - 1), d being the reports of the spell in all. Ties in the order of artifacts.
   */
  private strongest(members: Int32Array): readonly number[] {
    const { reportOffsets, reportSpells, spellOffsets, spellArtifact, spellPrior } = this.graph;
    const spells: number[] = [];
    for (const report of members) {
      const end = at(reportOffsets, report + 1);
      for (let place = at(reportOffsets, report); place < end; place++) {
        const spell = at(reportSpells, place);
        if (at(this.spellCount, spell) === 0) spells.push(spell);
        this.spellCount[spell] = at(this.spellCount, spell) + 1;
      }
    }
    const weights = new Map<number, number>();
    for (const spell of ascending(spells)) {
      const reports = at(this.spellCount, spell);
      this.spellCount[spell] = 0;
      if (reports < 2 || byteAt(this.dropped, spell)) continue;
      const artifact = at(spellArtifact, spell);
      const inAll = at(spellOffsets, spell + 1) - at(spellOffsets, spell);
      const weight = (reports * numberAt(spellPrior, spell)) / Math.sqrt(inAll - 1);
      weights.set(artifact, (weights.get(artifact) ?? 0) + weight);
    }
    const byWeight = [...weights].sort(([a, weightA], [b, weightB]) => weightB - weightA || a - b);
    return byWeight.slice(0, STRONGEST_ARTIFACTS).map(([artifact]) => artifact);
  }

  private numbered(artifact: number): NumberedArtifact {
    return {
      artifact,
      kind: ARTIFACT_KINDS[byteAt(this.evidence.artifacts.kind, artifact)] ?? 'other',
      reports: at(this.count, artifact),
      reportsInAll: at(this.inAll, artifact),
      firstDay: dayOrNull(at(this.first, artifact)),
      lastDay: dayOrNull(at(this.last, artifact)),
      role: SET_ASIDE_REASONS[byteAt(this.role, artifact)] ?? 'links',
    };
  }
}

const SHORT = 32;

/** Sorted, each number once here anyway; by insertion where they are few, as in most campaigns. */
function ascending(numbers: readonly number[]): Int32Array {
  const sorted = new Int32Array(numbers);
  if (sorted.length > SHORT) return sorted.sort();
  for (let i = 1; i < sorted.length; i++) {
    const number = at(sorted, i);
    let place = i;
    for (; place > 0 && at(sorted, place - 1) > number; place--) sorted[place] = at(sorted, place - 1);
    sorted[place] = number;
  }
  return sorted;
}

function dayOrNull(day: number): Day | null {
  return day === NO_DAY ? null : day;
}

function columnsOf(rows: number): CampaignArtifactColumns {
  return {
    campaign: new Int32Array(rows),
    artifact: new Int32Array(rows),
    reports: new Int32Array(rows),
    role: new Uint8Array(rows),
    firstDay: new Int32Array(rows),
    lastDay: new Int32Array(rows),
  };
}
