import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface Child {
  readonly process: ChildProcess;
  /** Whole lines printed so far. */
  readonly lines: () => readonly string[];
  /** When that many lines are printed, or the process is over. */
  readonly printed: (lines: number) => Promise<void>;
  /** Exit status once it is over; null if a signal ended it. */
  readonly over: Promise<number | null>;
}

/** A folder that is removed when the test is over. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'skein-sqlite-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

export function child(...words: readonly string[]): Child {
  const script = fileURLToPath(new URL('child.ts', import.meta.url));
  const started = spawn(process.execPath, ['--import', 'tsx', script, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  const over = once(started, 'close').then(([status]) => status as number | null);
  const lines = () => text.split('\n').slice(0, -1);
  const waiting = new Set<() => void>();
  started.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    for (const wake of waiting) wake();
  });
  const printed = async (wanted: number) => {
    const enough = new Promise<void>((resolve) => {
      const wake = () => {
        if (lines().length >= wanted) resolve();
      };
      waiting.add(wake);
      wake();
    });
    await Promise.race([enough, over]);
  };
  onTestFinished(() => {
    started.kill('SIGKILL');
  });
  return { process: started, lines: () => [...lines(), ...(text.endsWith('}') ? [text] : [])], printed, over };
}
