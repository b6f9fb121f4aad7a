import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const BUILT = new URL('../../dist/engine/threads/open.js', import.meta.url);

/** Threads as the built package starts them: plain JavaScript, no loader, no test runner around. */
it('the built package runs tasks in threads of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skein-threads-'));
  try {
    writeFileSync(
      join(folder, 'work.js'),
      `import { isMainThread } from 'node:worker_threads';
       export default ({ cells, side }) => { Atomics.add(cells, 0, side ** 2); return isMainThread; };`,
    );
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const script = `
      import { openThreads } from ${JSON.stringify(BUILT.href)};
      const threads = await openThreads(new URL(${JSON.stringify(pathToFileURL(join(folder, 'work.js')).href)}), 2);
      const cells = new Int32Array(new SharedArrayBuffer(4));
      const here = await Promise.all([1, 2, 3].map((side) => threads.run({ cells, side })));
      await threads.close();
      console.log(JSON.stringify({ sum: cells[0], here }));`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
    });
    expect(JSON.parse(out)).toEqual({ sum: 14, here: [false, false, false] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
