import { NO_DAY } from '../../model/day.js';
import type { Day } from '../../model/day.js';
import { invariant } from '../../model/errors.js';
import type { RunResult } from '../../model/run.js';
import { groupedBy } from '../group.js';
import { artifactKey, mentionsPerArtifact } from '../published.js';
import type { CampaignArtifactRow } from '../published.js';
import { Packer, unpacked } from './packed.js';

// What a run says of reports and artifacts, packed: written and read here alone.

/** A row as it is stored: the place it stands under, and its packed numbers. */
export type PackedRow = readonly [place: number, numbers: Uint8Array];

/** Row keys of the reports of each campaign. */
export function* packedMembers({ membership, evidence, campaigns }: RunResult): Generator<PackedRow> {
  const packer = new Packer();
  const { offsets, places } = groupedBy(membership, campaigns.length);
  for (let campaign = 0; campaign < campaigns.length; campaign++) {
    for (const report of places.subarray(offsets[campaign], offsets[campaign + 1]))
      packer.add(evidence.reports.key[report] ?? -1);
    yield [campaign, packer.take()];
  }
}

export function membersIn(numbers: Uint8Array): readonly number[] {
  return unpacked(numbers);
}

/** The artifacts of each campaign that has any. */
export function* packedArtifacts(result: RunResult): Generator<PackedRow> {
  const { campaign, artifact, reports, role, firstDay, lastDay } = result.artifacts;
  const inAll = mentionsPerArtifact(result);
  const packer = new Packer();
  for (let row = 0; row < campaign.length; row++) {
    const number = artifact[row] ?? -1;
    packer.add(artifactKey(result, number));
    packer.add(reports[row] ?? 0);
    packer.add(inAll[number] ?? 0);
    packer.add(codeOfDay(firstDay[row] ?? NO_DAY));
    packer.add(codeOfDay(lastDay[row] ?? NO_DAY));
    packer.add(role[row] ?? 0);
    if (campaign[row + 1] !== campaign[row]) yield [campaign[row] ?? -1, packer.take()];
  }
}

/** The artifacts of one campaign, by their row keys. */
export function artifactsIn(campaign: number, numbers: Uint8Array): readonly CampaignArtifactRow[] {
  return rowsOf(unpacked(numbers), 6).map(
    ([artifact = 0, reports = 0, reportsInAll = 0, first = 0, last = 0, role = 0]) => {
      return { campaign, artifact, reports, reportsInAll, firstDay: dayOfCode(first), lastDay: dayOfCode(last), role };
    },
  );
}

/** Artifacts in a slot: few enough that a look-up reads little, enough that rows are not many. */
const SLOT_ARTIFACTS = 256;

/** The other way round: campaigns of the artifacts of each slot that has any. */
export function* packedSlots(result: RunResult): Generator<PackedRow> {
  const { campaign, artifact, reports, role } = result.artifacts;
  const keys = new Float64Array(artifact.length);
  const slots = new Int32Array(artifact.length);
  let count = 0;
  for (let row = 0; row < artifact.length; row++) {
    const key = artifactKey(result, artifact[row] ?? -1);
    const slot = Math.floor(key / SLOT_ARTIFACTS);
    keys[row] = key;
    slots[row] = slot;
    count = Math.max(count, slot + 1);
  }
  const { offsets, places } = groupedBy(slots, count);
  const packer = new Packer();
  for (let slot = 0; slot < count; slot++) {
    const rows = places.subarray(offsets[slot], offsets[slot + 1]);
    for (const row of rows) {
      packer.add((keys[row] ?? 0) % SLOT_ARTIFACTS);
      packer.add(campaign[row] ?? -1);
      packer.add(reports[row] ?? 0);
      packer.add(role[row] ?? 0);
    }
    if (rows.length > 0) yield [slot, packer.take()];
  }
}

/** Where an artifact stands: its slot, and which it is in there. */
export function slotOf(key: number): { readonly slot: number; readonly within: number } {
  const within = key % SLOT_ARTIFACTS;
  return { slot: (key - within) / SLOT_ARTIFACTS, within };
}

/** Campaigns of one artifact of a slot, by place. */
export function campaignsIn(numbers: Uint8Array, asked: number) {
  return campaignsInSlot(numbers).filter(({ within }) => within === asked);
}

/** Campaigns of all artifacts of a slot: which artifact it is in there, and the campaign by place. */
export function campaignsInSlot(numbers: Uint8Array) {
  return rowsOf(unpacked(numbers), 4).map(([within = 0, place = 0, reports = 0, role = 0]) => {
    return { within, place, reports, role };
  });
}

function rowsOf(numbers: readonly number[], width: number): (readonly number[])[] {
  invariant(numbers.length % width === 0, 'packed rows are whole');
  return Array.from({ length: numbers.length / width }, (_, row) => numbers.slice(row * width, (row + 1) * width));
}

/** Nothing is 0; days before 1970 are odd. */
function codeOfDay(day: Day): number {
  if (day === NO_DAY) return 0;
  return day >= 0 ? 2 * day + 2 : -2 * day + 1;
}

function dayOfCode(code: number): Day | null {
  if (code === 0) return null;
  return code % 2 === 0 ? (code - 2) / 2 : (1 - code) / 2;
}
