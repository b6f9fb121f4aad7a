/** A command that changes runs, killed at a random moment or in a phase of the night; and what it owes the one before it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { ended, skein, startSkein, type Ended, type Run } from './skein.js';

const FAST_CLOCK = new URL('fast-clock.mjs', import.meta.url).href;

/** What a night says when it begins one of its phases, in their order. */
export const PHASES = [
  'reading evidence',
  'weighing links',
  'finding communities',
  'counting victims and losses',
  'publishing',
] as const;
export type Phase = (typeof PHASES)[number];

/** Commands that hold the lock of the night, one after another; each says so if the one before it was killed with the lock. */
export class Nights {
  readonly #at: Run;
  readonly #holder: string;
  takenOver = 0;

  constructor(at: Run) {
    this.#at = at;
    this.#holder = join(at.cwd, '.skein', 'night.json'); // there as long as SQLite's lock is held; never on Neo4j
  }

  /** Runs to its end. */
  async done(args: readonly string[]): Promise<Ended> {
    const left = existsSync(this.#holder);
    const end = await skein(args, this.#at);
    this.#heard(end.stderr, left);
    return end;
  }

  /** Kills the command so long after its start, or after it has the lock. Answers null if it ended before. */
  async killed(args: readonly string[], afterMs: number, from: 'start' | 'lock'): Promise<Ended | null> {
    const left = existsSync(this.#holder);
    const child = startSkein(args, this.#at);
    const end = ended(child);
    if (from === 'lock') await this.#locked(end, left);
    await pause(afterMs);
    child.kill('SIGKILL');
    const { signal, ...rest } = await end;
    if (signal === null) this.#heard(rest.stderr, left);
    return signal === null ? null : { signal, ...rest };
  }

  /** Kills the night soon after it has begun the phase. Answers the phase that it had told of last, null if it ended before. */
  async killedIn(phase: Phase, args: readonly string[], afterMs: number): Promise<Phase | null> {
    const left = existsSync(this.#holder);
    const env = { ...this.#at.env, NODE_OPTIONS: `--import=${FAST_CLOCK}` };
    const child = startSkein(args, { ...this.#at, env });
    let stderr = '';
    child.stderr.on('data', (piece: Buffer) => {
      const toldBefore = stderr.includes(phase);
      stderr += piece.toString();
      if (!toldBefore && stderr.includes(phase)) setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    const end = await ended(child);
    const told = PHASES.filter((each) => end.stderr.includes(each)).at(-1) ?? null;
    expect(told, end.stderr).not.toBeNull();
    this.#heard(end.stderr, left);
    return end.signal === null ? null : told;
  }

  #heard(stderr: string, left: boolean): void {
    if (!left) return;
    expect(stderr).toMatch(/ended without a word: its lock is taken over/);
    this.takenOver++;
  }

  /** Waits until the lock is this command's; where another left it, that cannot be told from outside. */
  async #locked(end: Promise<Ended>, left: boolean): Promise<void> {
    let isRunning = !left;
    void end.then(() => (isRunning = false));
    while (isRunning && !existsSync(this.#holder)) await pause(1);
  }
}
