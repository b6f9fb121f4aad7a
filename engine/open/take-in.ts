import { join } from 'node:path';
import { ALERT_DEFAULTS } from '../campaign/alert-rule.js';
import { packageRoot, type Config } from '../config.js';
import type { IngestRequest, IngestSummary, Surroundings } from '../engine.js';
import { intake } from '../ingest/intake.js';
import { BATCHES_TOGETHER } from '../ingest/limits.js';
import { keyCheck, type VictimKey } from '../ingest/pseudonym.js';
import { RejectsLedger } from '../ingest/rejects.js';
import { IntakeTally } from '../ingest/tally.js';
import { together } from '../ingest/together.js';
import { loadVictimKey, readVictimKey } from '../ingest/victim-key.js';
import { SkeinError } from '../model/errors.js';
import type { Store } from '../store/store.js';
import { deliverAlerts } from './alerts.js';
import { BetweenTheNights } from './between-nights.js';

/** Name of the note by which a store knows the key that its pseudonyms were made with. */
const KEY_NOTE = 'victim-key-check';

/**
 * Reads files into the store, some thousand reports in each transaction: what progress has told of is on disk.
 *
 * @throws SkeinError `key-mismatch` if the store was filled with another key, or that key is missing; what `intake` and the store throw.
 */
export async function takeIn(
  store: Store,
  config: Config,
  surroundings: Surroundings,
  request: IngestRequest,
): Promise<IngestSummary> {
  const { now, randomBytes } = surroundings;
  const victimKey = await keyOf(store, config.dataDir, randomBytes);
  const rejects = new RejectsLedger(config.dataDir, new Date(now()).toISOString().replace(/[:.]/g, '-'));
  const tally = new IntakeTally();
  const between = new BetweenTheNights(store, { ...ALERT_DEFAULTS, ...config.alerts.settings });
  try {
    const profilesDir = join(packageRoot(), 'datasets', 'profiles');
    for await (const batches of together(intake({ ...request, profilesDir, victimKey }), BATCHES_TOGETHER)) {
      for (const { rejected } of batches) await rejects.write(rejected);
      const reports = batches.flatMap((batch) => batch.reports);
      tally.add(batches, await store.addReports(reports));
      await between.attachSome(reports.length);
      request.onProgress?.(tally.progress());
    }
  } finally {
    await rejects.close();
  }
  const outcome = await between.attachAll();
  const undelivered = await deliverAlerts(store, config, surroundings);
  return {
    ...tally.summary(rejects.reasons, rejects.path),
    ...(outcome !== null && { between: outcome }),
    undelivered,
  };
}

/** One store, one key: with two of them one person would be two victims. So a filled store never gets a new one. */
async function keyOf(store: Store, dataDir: string, randomBytes: Surroundings['randomBytes']): Promise<VictimKey> {
  const filled = (await store.note(KEY_NOTE)) !== null;
  const key = filled ? await readVictimKey(dataDir) : await loadVictimKey(dataDir, randomBytes);
  if (key === null)
    throw new SkeinError(
      'key-mismatch',
      'victim.key is missing: put the one that the store was filled with into the data directory; without it victims would be counted twice',
    );
  const check = keyCheck(key);
  if ((await store.setNoteOnce(KEY_NOTE, check)) !== check)
    throw new SkeinError(
      'key-mismatch',
      'the store was filled with another victim.key: put the right one into the data directory, or victims would be counted twice',
    );
  return key;
}
