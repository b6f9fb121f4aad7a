/** Loaded into a command that a test starts (`node --import`): what each of its threads sees of its surroundings, a line each. */
import { appendFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isMainThread } from 'node:worker_threads';

const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
const seen = {
  home: homedir(),
  umask: process.umask().toString(8),
  timeZone,
  locale,
  number: (1234.5).toLocaleString(),
  isMainThread,
};
appendFileSync(process.env.SKEIN_TEST_WITNESS, `${JSON.stringify(seen)}\n`);
