import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALERT_SHAPE, alertConfig, type AlertConfig, type AlertFile } from './config-alerts.js';
import { SkeinError } from './model/errors.js';
import { minorDigits } from './model/money.js';

/** Everything that can be set, read once and frozen. Flags win over the environment, the environment over the file. */
export interface Config {
  /** Absolute folder of the database, the victims' key and the rejects. */
  readonly dataDir: string;
  /** `sqlite:DIR`, `neo4j://HOST:PORT` or `memory:`. It may hold a password: never to be shown. */
  readonly storeUrl: string;
  /** For a store on a server whose URL names neither. Never to be shown. */
  readonly storeUser: string;
  readonly storePassword: string | null;
  /** Warninglist files or folders, beside the built-in lists. */
  readonly lists: readonly string[];
  /** Reporting currency, ISO 4217. */
  readonly currency: string;
  /** Rate table file; null takes the one that ships. */
  readonly ratesFile: string | null;
  /** A night that finds the campaigns anew every so many, the others start from the last one; 1 for always anew. */
  readonly coldEvery: number;
  /** From where on a run waits for `skein publish`; what is not set is as usual. */
  readonly hold: Readonly<Partial<Record<(typeof HOLD_KEYS)[number], number>>>;
  readonly alerts: AlertConfig;
}

const HOLD_KEYS = ['largestShare', 'movedShare', 'lostJump', 'fromReports'] as const;

/** What a command line may override. */
export type ConfigFlags = Partial<{
  data: string;
  store: string;
  lists: readonly string[];
  currency: string;
  rates: string;
}>;

const FILE_KEYS = ['store', 'lists', 'currency', 'rates', 'coldEvery', 'hold', 'alerts'] as const;

/** A week: warm nights add up to about a point of quality lost in a month, and this halves it. */
const COLD_EVERY = 7;
const MOST_COLD_EVERY = 3650;

/**
 * Joins flags, environment (`SKEIN_DATA`, `SKEIN_STORE`, `SKEIN_LISTS`, `SKEIN_CURRENCY`, `SKEIN_RATES`, `SKEIN_COLD_EVERY`;
 * `NEO4J_USER`,
 * `NEO4J_PASSWORD`, which no file should hold) and the optional file `skein.json` in the data directory. Relative paths start at `cwd`, those of the file at its folder.
 *
 * @throws SkeinError `config` for a currency that does not exist, a number out of its bounds, or a file that is not the JSON object it should be.
 */
export function readConfig(flags: ConfigFlags, env: NodeJS.ProcessEnv, cwd: string): Config {
  const dataDir = resolve(cwd, flags.data ?? (env['SKEIN_DATA'] || '.skein'));
  const file = readConfigFile(join(dataDir, 'skein.json'));
  const lists = flags.lists ?? env['SKEIN_LISTS']?.split(':').filter((path) => path !== '');
  const rates = flags.rates ?? (env['SKEIN_RATES'] || undefined);
  const currency = flags.currency ?? (env['SKEIN_CURRENCY'] || undefined) ?? file.currency ?? 'USD';
  if (minorDigits(currency) === null)
    throw new SkeinError('config', `the reporting currency "${currency}" is not a currency of ISO 4217`);
  return Object.freeze({
    dataDir,
    storeUrl: flags.store ?? (env['SKEIN_STORE'] || undefined) ?? file.store ?? `sqlite:${dataDir}`,
    storeUser: env['NEO4J_USER'] || 'neo4j',
    storePassword: env['NEO4J_PASSWORD'] || null,
    lists: Object.freeze(
      lists?.map((path) => resolve(cwd, path)) ?? file.lists?.map((path) => resolve(dataDir, path)) ?? [],
    ),
    currency,
    ratesFile:
      rates !== undefined ? resolve(cwd, rates) : file.rates !== undefined ? resolve(dataDir, file.rates) : null,
    coldEvery: coldEveryOf(env['SKEIN_COLD_EVERY'] || file.coldEvery),
    hold: Object.freeze({ ...file.hold }),
    alerts: alertConfig(env, file.alerts),
  });
}

function coldEveryOf(given: string | number | undefined): number {
  const nights = given === undefined ? COLD_EVERY : Number(given);
  if (!Number.isInteger(nights) || nights < 1 || nights > MOST_COLD_EVERY)
    throw new SkeinError('config', `coldEvery must be a whole number of nights from 1 to ${MOST_COLD_EVERY}`);
  return nights;
}

interface ConfigFile {
  readonly store?: string;
  readonly lists?: readonly string[];
  readonly currency?: string;
  readonly rates?: string;
  readonly coldEvery?: number;
  readonly hold?: Config['hold'];
  readonly alerts?: AlertFile;
}

const A_TEXT = { name: 'a text', fits: (setting: unknown) => typeof setting === 'string' };
const FILE_SHAPES: Readonly<Record<string, { readonly name: string; readonly fits: (setting: unknown) => boolean }>> = {
  lists: {
    name: 'a list of paths',
    fits: (setting: unknown) => Array.isArray(setting) && setting.every((item) => typeof item === 'string'),
  },
  hold: {
    name: `an object of numbers from 0 on (${HOLD_KEYS.join(', ')})`,
    fits: (setting: unknown) =>
      typeof setting === 'object' &&
      setting !== null &&
      Object.entries(setting).every(
        ([key, limit]) => HOLD_KEYS.some((known) => known === key) && typeof limit === 'number' && limit >= 0,
      ),
  },
  alerts: ALERT_SHAPE,
  coldEvery: { name: 'a number', fits: (setting: unknown) => typeof setting === 'number' },
};

function readConfigFile(path: string): ConfigFile {
  if (!existsSync(path)) return {};
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new SkeinError('config', `${path} is not readable JSON`, cause);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SkeinError('config', `${path} must hold one JSON object`);
  for (const [key, setting] of Object.entries(value)) {
    if (!FILE_KEYS.some((known) => known === key))
      throw new SkeinError('config', `${path}: unknown setting "${key}" (known: ${FILE_KEYS.join(', ')})`);
    const shape = FILE_SHAPES[key] ?? A_TEXT;
    if (!shape.fits(setting)) throw new SkeinError('config', `${path}: "${key}" must be ${shape.name}`);
  }
  return value;
}

/** The folder of the installed package: what ships beside the code (lists, profiles, rates, cypher) is found from here. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new SkeinError('config', 'package.json of skein is not above its code');
    folder = parent;
  }
  return folder;
}
