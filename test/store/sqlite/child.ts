/**
 * Another process at the same store. `write` adds batches until it is stopped, and prints the number of each batch once
 * the store has acknowledged it; `publish` publishes run after run; `night` locks; `read` reads as long as its input is open, and
 * prints what it saw.
 */
import { SkeinError } from '../../../engine/model/errors.js';
import { openSqliteStore } from '../../../engine/store/sqlite/open.js';
import type { Store } from '../../../engine/store/store.js';
import { mention, report } from '../../contract/store-reports.js';
import { campaign, planRun } from '../../contract/store-runs.js';
import { collect } from '../../contract/store-view.js';

export const BATCH = 50;
export const CAMPAIGNS = 20;

const [role = '', dir = '', name = 'writer', count = '1000000'] = process.argv.slice(2);

async function write(store: Store): Promise<void> {
  for (let batch = 0; batch < Number(count); batch++) {
    const reports = Array.from({ length: BATCH }, (_, i) =>
      report({
        source: name,
        ref: `${batch}-${i}`,
        mentions: [mention('phone', `${batch}`), mention('email', `${name}-${batch}-${i}`), mention('domain', 'all')],
      }),
    );
    await store.addReports(reports);
    process.stdout.write(`${batch}\n`);
  }
}

/** Every run has the same number of campaigns, all born in it, so that half a run or two runs mixed would show. */
async function publish(store: Store): Promise<void> {
  for (let run = 1; run <= Number(count); run++) {
    const campaigns = Array.from({ length: CAMPAIGNS }, (_, i) => ({
      campaign: campaign({ id: `c-${i}`, bornRun: run }),
    }));
    await store.publish(await planRun(store, { run, campaigns }));
    process.stdout.write(`${run}\n`);
  }
}

/** Holds the lock of the night until it is killed. */
async function night(store: Store): Promise<void> {
  await store.lockNight({ who: name, since: '2026-03-04T00:00:00.000Z' });
  process.stdout.write('locked\n');
  await new Promise((resolve) => process.stdin.on('end', resolve).resume());
}

async function read(store: Store): Promise<void> {
  const input = { open: true };
  process.stdin.on('end', () => (input.open = false)).resume();
  let reads = 0;
  const torn: string[] = [];
  while (input.open) {
    reads++;
    const { reports, mentions } = await store.counts();
    if (reports % BATCH !== 0 || mentions !== reports * 3) torn.push(`${reports} reports, ${mentions} mentions`);
    const exported = await collect(store.exportMentions(null));
    if (exported.length % (BATCH * 3) !== 0) torn.push(`${exported.length} mentions exported`);
    const page = await store.campaigns({ level: 'campaign', sort: 'id', order: 'asc', limit: 500 });
    const born = new Set(page.campaigns.map((each) => each.bornRun));
    if (page.run !== null && (page.total !== CAMPAIGNS || born.size !== 1 || !born.has(page.run)))
      torn.push(`run ${page.run}: ${page.total} campaigns born in ${[...born].join()}`);
    await new Promise(setImmediate);
  }
  process.stdout.write(JSON.stringify({ reads, torn, last: await store.counts() }));
}

try {
  const store = await openSqliteStore({ dir });
  await { write, publish, night, read }[role as 'write' | 'publish' | 'night' | 'read'](store);
  await store.close();
} catch (cause) {
  process.stdout.write(`${cause instanceof SkeinError ? cause.code : String(cause)}\n`);
  process.exitCode = 3;
}
