#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { availableParallelism, hostname } from 'node:os';
import { EXIT, type ExitCode } from './exit.js';
import { runProgram } from './program.js';
import { createCleanups, type Shell } from './shell.js';

/** A second signal, or a clean-up that hangs, must still end the process. */
const CLEANUP_MS = 5_000;

const cleanups = createCleanups();
const state = { stopping: false, serving: false };
const stopped = new Promise<'SIGINT' | 'SIGTERM'>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      state.stopping = true;
      resolve(signal);
      void leave(signal === 'SIGINT' ? EXIT.interrupted : state.serving ? EXIT.done : EXIT.terminated);
    });
});

// A reader that went away (`| head`) is no fault: what is still written goes nowhere, and the work goes on. A full disk is
// one: half an answer must not pass for a whole one.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' || state.stopping) return;
    state.stopping = true;
    process.stderr.write(`skein: the output cannot be written: ${error.message}\n`);
    void leave(EXIT.failure);
  });

const shell: Shell = {
  env: process.env,
  cwd: process.cwd(),
  stdin: () => process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: Date.now,
  randomBytes: (size) => randomBytes(size),
  cores: availableParallelism(),
  who: `process ${process.pid} on ${hostname()}`,
  meter: {
    cpuMs: () => (process.cpuUsage().user + process.cpuUsage().system) / 1_000,
    peakBytes: () => process.resourceUsage().maxRSS * 1_024,
  },
  cleanups,
  stopped,
  state,
};

async function leave(exit: ExitCode): Promise<void> {
  setTimeout(() => process.exit(exit), CLEANUP_MS).unref();
  await cleanups.run();
  process.exit(exit);
}

const exit = await runProgram(process.argv.slice(2), shell);
await cleanups.run();
// No process.exit here: what is still in the pipe of a slow reader would be lost.
if (!state.stopping) process.exitCode = exit;
