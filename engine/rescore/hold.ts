/** When a run does not publish itself: it would change far more overnight than nights do. */
import { moneyText } from '../model/money.js';
import type { RunResult, RunSummary } from '../model/run.js';
import { grouped } from '../model/words.js';
import type { LastNight } from './last-run.js';

/** Shares are of 1. A limit that is reached is not passed. */
export interface HoldLimits {
  /** How much larger the share of all reports that the largest campaign holds may have become. */
  readonly largestShare: number;
  /** Share of last night's members that may stand under another id, or under none. */
  readonly movedShare: number;
  /** How far the total loss may be off what the number of reports lets expect. */
  readonly lostJump: number;
  /** Runs that follow one of fewer reports are never held: there one report changes much. */
  readonly fromReports: number;
}

/**
 * Usual nights move .2 to .5 % of the members, a cold one about 2 % (detection rules, section 7); the largest campaign and the
 * total move by the day's reports.
 */
export const USUAL_LIMITS: HoldLimits = { largestShare: 0.1, movedShare: 0.05, lostJump: 0.5, fromReports: 1_000 };

export interface HoldGiven {
  readonly result: RunResult;
  readonly night: LastNight;
  /** The run that readers see; null before the first. */
  readonly last: RunSummary | null;
  readonly limits: HoldLimits;
}

/** Why the run should wait, one sentence each; empty where nothing is far from usual, and for a first run. */
export function reasonsToHold(given: HoldGiven): readonly string[] {
  const { last, limits } = given;
  if (last === null || last.manifest.counts.reports < limits.fromReports) return [];
  return [largestGrew(given, last), idsMoved(given), lossJumped(given, last)].filter((reason) => reason !== null);
}

function largestGrew({ result, limits }: HoldGiven, { manifest }: RunSummary): string | null {
  const share = (counts: RunSummary['manifest']['counts']): number =>
    counts.reports === 0 ? 0 : counts.largestCampaign / counts.reports;
  const [before, now] = [share(manifest.counts), share(result.manifest.counts)];
  if (now - before <= limits.largestShare) return null;
  return (
    `the largest campaign holds ${percent(now)} of the reports, and held ${percent(before)}: ` +
    `more by over ${percent(limits.largestShare)}`
  );
}

function idsMoved({ result, night, limits }: HoldGiven): string | null {
  const { moved, known } = movedMembers(result, night);
  if (known === 0 || moved <= limits.movedShare * known) return null;
  return (
    `${percent(moved / known)} of last night's members stand under another campaign id or none, ` +
    `where ${percent(limits.movedShare)} may`
  );
}

/** Members of last night that are still there, and those of them whose campaign has another id now. */
export function movedMembers(
  { membership, campaigns }: Pick<RunResult, 'membership' | 'campaigns'>,
  { last, lastMembership }: LastNight,
): { readonly moved: number; readonly known: number } {
  let moved = 0;
  let known = 0;
  for (let report = 0; report < membership.length; report++) {
    const before = lastMembership[report] ?? -1;
    if (before < 0) continue;
    known++;
    if (last?.campaigns[before]?.id !== campaigns[membership[report] ?? -1]?.id) moved++;
  }
  return { moved, known };
}

/** More reports lose more: the jump is against last night's loss for each report. In one currency alone. */
function lossJumped({ result, limits }: HoldGiven, last: RunSummary): string | null {
  const [before, now] = [last.whole.ledger.converted, result.whole.ledger.converted];
  const grown = result.manifest.counts.reports / last.manifest.counts.reports;
  const expected = Number(before.lostMinor) * grown;
  if (before.currency !== now.currency || expected === 0) return null;
  if (Math.abs(Number(now.lostMinor) - expected) <= limits.lostJump * expected) return null;
  const text = (minor: bigint) => `${now.currency} ${grouped(moneyText({ currency: now.currency, minor }))}`;
  return (
    `the total loss is ${text(now.lostMinor)}, and was ${text(before.lostMinor)}: ` +
    `over ${percent(limits.lostJump)} off what the number of reports lets expect`
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
