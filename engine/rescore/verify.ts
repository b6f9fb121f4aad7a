/** Makes a kept run again, from what it was made from, and compares. */
import { SkeinError } from '../model/errors.js';
import type { Level } from '../model/campaign.js';
import { reportId } from '../model/ids.js';
import type { KeptRun, RunManifest, RunResult } from '../model/run.js';
import { writeCampaign } from '../store/campaign-json.js';
import type { Store } from '../store/store.js';
import { copiedRunNote } from '../store/whole.js';
import { keptRun } from './compare-runs.js';
import { namesText, otherParameters } from './other-build.js';
import { numberOfReport } from './number-of-report.js';
import { score, type RescoreGiven } from './rescore.js';

/** What is not taken from the run's manifest. */
export type VerifyGiven = Pick<
  RescoreGiven,
  'store' | 'lists' | 'rates' | 'version' | 'threads' | 'now' | 'alerts' | 'onProgress'
> & {
  /** By default the one that readers see. */
  readonly run: number | null;
};

export interface Verdict {
  readonly run: number;
  /** `impossible`: it could not be made again, and `reasons` say why. */
  readonly verdict: 'same' | 'differs' | 'impossible';
  /** One sentence each. */
  readonly reasons: readonly string[];
  readonly manifest: RunManifest;
  /** Of the run as it was made again; null where it could not be. */
  readonly made: Pick<RunManifest, 'inputDigest' | 'outputDigest'> | null;
}

/** @throws SkeinError `not-found` for a run that is not kept; what `score` throws. */
export async function verify(given: VerifyGiven): Promise<Verdict> {
  const kept = await given.store.runs();
  const asked = given.run ?? kept.find(({ state }) => state === 'published')?.manifest.run ?? 0;
  const { manifest } = keptRun(kept, asked);
  const source = sourceOf(kept, manifest);
  const told = (verdict: Verdict['verdict'], reasons: readonly string[], made: Verdict['made'] = null): Verdict => ({
    run: asked,
    verdict,
    reasons,
    manifest,
    made,
  });
  if (source === null)
    return told('impossible', [`run ${manifest.restores ?? 0}, which it gives again, is no longer kept`]);
  if ((await given.store.note(copiedRunNote(source.run))) !== null)
    return told('impossible', [
      `run ${source.run} was copied from another store, where what it was made from has stayed`,
    ]);
  const others = otherGivens(source, given);
  if (others.length > 0) return told('impossible', others);
  const made = await madeAgain(source, given);
  if ('code' in made) return told('impossible', [made.message]);
  const reasons = [...digestsThatDiffer(source, made.manifest), ...(await exportsThatDiffer(asked, kept, made, given))];
  return told(reasons.length === 0 ? 'same' : 'differs', reasons, made.manifest);
}

/** The manifest of the run that was scored: a restored one was made as the one that it gives again. */
function sourceOf(kept: readonly KeptRun[], manifest: RunManifest): RunManifest | null {
  if (manifest.restores === null) return manifest;
  const earlier = kept.find((each) => each.manifest.run === manifest.restores);
  return earlier === undefined ? null : sourceOf(kept, earlier.manifest);
}

/** With other lists, rates or code the bytes are others, and that says nothing of the run. */
function otherGivens(manifest: RunManifest, { lists, rates, version }: VerifyGiven): readonly string[] {
  return [
    ...(manifest.listsDigest === (lists.digest ?? '') ? [] : [otherLists(manifest.lists, lists.names)]),
    ...(manifest.ratesDigest === rates.until(manifest.ratesUntil).digest
      ? []
      : [`the exchange rates are not those of the run (${manifest.rates})`]),
    ...(manifest.versions['skein'] === version
      ? []
      : [`skein ${manifest.versions['skein'] ?? ''} made the run, and this is skein ${version}`]),
    ...otherBuild(otherParameters(manifest)),
  ];
}

function otherBuild(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return [`it was made by a build of skein whose parameters are not those of this one: ${namesText(names)}`];
}

function otherLists(then: readonly string[], now: readonly string[]): string {
  const missing = then.filter((name) => !now.includes(name));
  const added = now.filter((name) => !then.includes(name));
  const how = [
    ...(missing.length > 0 ? [`it had ${missing.join(', ')} too`] : []),
    ...(added.length > 0 ? [`it had no ${added.join(', ')}`] : []),
    ...(missing.length + added.length === 0 ? ['their contents have changed'] : []),
  ];
  return `the benign lists are not those of the run: ${how.join('; ')} (--lists names files and folders of lists)`;
}

/** The manifest decides all: a warm run is made warm again, from the memberships of the run that it went on from. */
async function madeAgain(manifest: RunManifest, given: VerifyGiven): Promise<RunResult | SkeinError> {
  const { run, moment, previous, kernel, seed, settings, currency, asOf, start, ratesUntil } = manifest;
  try {
    return await score({
      ...given,
      rates: given.rates.until(ratesUntil),
      kernel,
      seed,
      settings,
      currency,
      asOf,
      cold: start.how === 'cold',
      coldEvery: Number.MAX_SAFE_INTEGER,
      past: { run, moment, previous },
    });
  } catch (cause) {
    // `usage`: nobody but the manifest says with what.
    if (cause instanceof SkeinError && (cause.code === 'not-found' || cause.code === 'usage')) return cause;
    throw cause;
  }
}

function digestsThatDiffer(was: RunManifest, is: RunManifest): readonly string[] {
  return [
    ...(was.inputDigest === is.inputDigest ? [] : ['its evidence is not what it was (input digest)']),
    ...(was.outputDigest === is.outputDigest ? [] : ['memberships or campaigns come out otherwise (output digest)']),
  ];
}

/** What readers are told now, byte by byte, against what was made again. Of the run that they see alone. */
async function exportsThatDiffer(
  run: number,
  kept: readonly KeptRun[],
  made: RunResult,
  { store }: VerifyGiven,
): Promise<readonly string[]> {
  if (keptRun(kept, run).state !== 'published') return [];
  const differing: string[] = [];
  for (const level of ['campaign', 'operation'] as const satisfies readonly Level[]) {
    const expected = (level === 'campaign' ? made.campaigns : made.operations).values();
    let same = true;
    for await (const campaign of store.exportCampaigns(level)) {
      const next = expected.next();
      same &&= next.done !== true && writeCampaign(next.value) === writeCampaign(campaign);
    }
    if (!same || expected.next().done !== true) differing.push(`the export of ${level}s has other bytes`);
    if (!(await membersAreSame(level, made, store)))
      differing.push(`the export of memberships by ${level} has other bytes`);
  }
  return differing;
}

async function membersAreSame(level: Level, made: RunResult, store: Store): Promise<boolean> {
  const { membership, evidence, campaigns, operations, operationOf } = made;
  const idOf = (place: number) => (level === 'campaign' ? campaigns[place] : operations[operationOf[place] ?? -1])?.id;
  let rest = membership.reduce((members, place) => members + (place < 0 ? 0 : 1), 0);
  for await (const { source, ref, campaignId } of store.exportMemberships(level)) {
    const place = membership[numberOfReport(evidence.reports.idWords, reportId(source, ref))] ?? -1;
    if (idOf(place) !== campaignId) return false;
    rest--;
  }
  return rest === 0;
}
