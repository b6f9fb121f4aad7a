/**
 * The promise that is tested here: what was acknowledged is on disk, nothing is half there, and readers see whole runs
 * only, whenever a process is killed. A kill cannot tell what a power cut does; that rests on fsync alone.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Nights, PHASES, type Phase } from './kill-night.js';
import { Reader } from './kill-reader.js';
import { linesOf, plantedReports } from './reports.js';
import { ended, lastJson, skein, startSkein, type Run } from './skein.js';

const CAMPAIGNS = 30;
const SIZE = 20;
/** Any change holds a night back that does not say --publish-anyway. */
const HOLD_ALL = { hold: { fromReports: 0, largestShare: 0, movedShare: 0, lostJump: 0 } };
const NIGHT = ['rescore', '--publish-anyway'];

/** Numbers from 0 to 1, the same for the same seed; the moments they choose still depend on the machine. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** What was killed, for whoever reads the test's output. */
export interface Toll {
  kills: number;
  readonly ofCommand: Record<string, number>;
  readonly inPhase: Partial<Record<Phase, number>>;
  takenOver: number;
  walks: number;
  ids: number;
}

export interface Killing {
  /** Kills at least: rounds go on until then. */
  readonly kills: number;
  readonly seed: number;
  /** What a round is made of; by default all. Each leaves a store behind in which the newest run is published. */
  readonly steps?: readonly Step[];
}

type Step = (round: Round) => Promise<void>;

/** Kills skein at random moments again and again on one store, while a server is asked all the time. */
export async function surviveKills(at: Run, { kills, seed, steps = EACH_STEP }: Killing): Promise<Toll> {
  await mkdir(join(at.cwd, '.skein'), { recursive: true });
  await writeFile(join(at.cwd, '.skein', 'skein.json'), JSON.stringify(HOLD_ALL));
  await skein(['ingest', '-', '--format', 'jsonl'], at); // a server needs a store to serve
  const round = await Round.on(at, seed);
  const { toll } = round;
  try {
    while (toll.kills < kills) for (const step of steps) await step(round);
    await round.reader.expectIds();
  } finally {
    toll.takenOver = round.nights.takenOver;
    Object.assign(toll, await round.reader.end());
    console.info(`seed ${seed}: ${JSON.stringify(toll)}`);
  }
  expect(toll.walks).toBeGreaterThan(0);
  return toll;
}

class Round {
  readonly toll: Toll = { kills: 0, ofCommand: {}, inPhase: {}, takenOver: 0, walks: 0, ids: 0 };
  readonly nights: Nights;
  parts = 0;
  /** How long such a command takes from start to end, as last seen. */
  rescoreMs = 1_000;
  changeMs = 600;

  private constructor(
    readonly at: Run,
    readonly reader: Reader,
    readonly roll: () => number,
  ) {
    this.nights = new Nights(at);
  }

  static async on(at: Run, seed: number): Promise<Round> {
    return new Round(at, await Reader.of(at), dice(seed));
  }

  count(command: string): void {
    this.toll.kills++;
    this.toll.ofCommand[command] = (this.toll.ofCommand[command] ?? 0) + 1;
  }

  /** Completes what a killed night may have left undone. */
  async night(): Promise<void> {
    const started = Date.now();
    const { code, stdout, stderr } = await this.nights.done([...NIGHT, '--json']);
    this.rescoreMs = Date.now() - started;
    expect([code, stderr.replace(/^the (last night|communities) .*\n/gm, '')]).toEqual([0, '']);
    const counts = { reports: this.parts * CAMPAIGNS * SIZE, campaigns: this.parts * CAMPAIGNS };
    expect(lastJson(stdout)).toMatchObject({ published: true, manifest: { counts } });
    await this.reader.expectWhole();
  }

  /** A moment within a command that changes the run that readers see: from its start, or while it has the lock. */
  async kill(args: readonly string[], fullMs: number): Promise<void> {
    const [early, where] = [this.roll(), this.roll()];
    const killed = await this.nights.killed(
      args,
      early < 0.5 ? 40 * where : fullMs * (0.2 + where),
      early < 0.5 ? 'lock' : 'start',
    );
    if (killed !== null) this.count(args[0] ?? '');
    await this.reader.expectWhole();
  }
}

/** Kills the ingest of fresh reports. */
export async function ingestKilled(round: Round): Promise<void> {
  const { at, roll } = round;
  if (await killIngest(at, round.parts++, roll)) round.count('ingest');
}

/** Kills the night in each of its phases, or soon behind, then lets one through. */
export async function nightKilledInEachPhase(round: Round): Promise<void> {
  for (const phase of PHASES) await nightKilledIn(phase, round);
  await round.night();
}

export async function nightKilledInPublication(round: Round): Promise<void> {
  await nightKilledIn('publishing', round);
  await round.night();
}

async function nightKilledIn(phase: Phase, round: Round): Promise<void> {
  const { nights, toll, roll, reader } = round;
  const [soon, afterMs] = [roll() < 0.5, 25 * roll()];
  const told = await nights.killedIn(phase, NIGHT, soon ? 0 : afterMs);
  if (told !== null) {
    round.count('rescore');
    toll.inPhase[told] = (toll.inPhase[told] ?? 0) + 1;
  }
  await reader.expectWhole();
}

/** Kills a night that is held back, then its publication. */
async function heldAndPublicationKilled(round: Round): Promise<void> {
  const { nights, reader } = round;
  const seen = (await reader.latest())?.run;
  await round.kill(['rescore'], round.rescoreMs);
  expect((await reader.latest())?.run).toBe(seen);
  const { code, stdout } = await nights.done(['rescore', '--json']);
  expect([code, lastJson(stdout)]).toMatchObject([4, { published: false }]);
  const { run } = (lastJson(stdout) as { manifest: { run: number } }).manifest;
  await round.kill(['publish', String(run)], round.changeMs);
  const now = (await reader.latest())?.run;
  expect([seen, run]).toContain(now);
  if (now !== run) expect((await nights.done(['publish', String(run)])).code).toBe(0);
  expect((await reader.latest())?.run).toBe(run);
}

/** Kills the return to the run before, then goes on from there. */
async function rollbackKilled(round: Round): Promise<void> {
  const { nights, reader } = round;
  const latest = await reader.latest();
  const earlier = latest?.previous ?? 0;
  await round.kill(['rollback', String(earlier)], round.changeMs);
  const now = await reader.latest();
  if (now?.run === latest?.run) expect((await nights.done(['rollback', String(earlier)])).code).toBe(0);
  expect(await reader.latest()).toMatchObject({ restores: earlier, previous: latest?.run });
  await round.night();
}

const EACH_STEP: readonly Step[] = [
  ingestKilled,
  nightKilledInEachPhase,
  ingestKilled,
  heldAndPublicationKilled,
  rollbackKilled,
];

/**
 * Kills an ingest of fresh reports; all that it acknowledged must be there, whole, and the next one must
 * complete it. Answers whether the kill came before the end.
 */
async function killIngest(at: Run, moment: number, roll: () => number): Promise<boolean> {
  const before = moment * CAMPAIGNS * SIZE;
  const file = join(at.cwd, `part-${moment}.jsonl`);
  await writeFile(file, linesOf(plantedReports({ campaigns: CAMPAIGNS, size: SIZE, first: moment * CAMPAIGNS })));
  const child = startSkein(['ingest', file, '--json'], at);
  const end = ended(child);
  const delay = roll() * 400;
  if (roll() < 0.3) setTimeout(() => child.kill('SIGKILL'), 2 * delay);
  else child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay / 4));
  const { signal, stdout } = await end;
  const acknowledged = acceptedIn(stdout);
  const stored = await storedReports(at);
  expect(stored).toBeGreaterThanOrEqual(before + acknowledged);
  expect((await skein(['ingest', file], at)).code).toBe(0);
  expect(await storedReports(at)).toBe(before + CAMPAIGNS * SIZE);
  return signal !== null;
}

/** The largest figure in the whole lines; a line that the kill cut in two acknowledges nothing. */
export function acceptedIn(stdout: string): number {
  const lines = stdout.split('\n').slice(0, -1);
  return Math.max(0, ...lines.map((line) => (JSON.parse(line) as { accepted: number }).accepted));
}

/** How many reports are there; each must have everything that it came with. */
export async function storedReports(at: Run): Promise<number> {
  const { code, stdout } = await skein(['export', 'reports', '--format', 'jsonl'], at);
  expect(code).toBe(0);
  const lines = stdout.split('\n').slice(0, -1);
  for (const line of lines) {
    const report = JSON.parse(line) as { artifacts: object[]; losses: object[]; victimIdentified: boolean };
    expect([report.artifacts.length, report.losses.length, report.victimIdentified]).toEqual([2, 1, true]);
  }
  return lines.length;
}
