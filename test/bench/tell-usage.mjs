/**
 * Imported before a command (`node --import`): when it ends, what its process has used is added to a file. A parent cannot
 * ask Node for the CPU of its children.
 */
import { appendFileSync } from 'node:fs';

const file = process.env['BENCH_USAGE_FILE'];
if (file !== undefined)
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    const peakBytes = process.resourceUsage().maxRSS * 1_024;
    appendFileSync(file, `${JSON.stringify({ cpuMs: (user + system) / 1_000, peakBytes })}\n`);
  });
