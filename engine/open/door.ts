/** What a caller without a compiler says wrong is told at the door, for every question in one place. */
import type { Engine } from '../engine.js';
import { DELIVERIES } from '../model/alert.js';
import { ARTIFACT_KINDS } from '../model/artifact.js';
import { LEVELS, LINK_KINDS, SET_ASIDE_CLASSES } from '../model/campaign.js';
import { SkeinError } from '../model/errors.js';
import { KERNEL_NAMES } from '../model/partition.js';
import { CAMPAIGN_SORTS, MAX_PAGE } from '../store/store.js';

/** One argument, or one field of it: what it must be, in words and in deed. */
interface Word {
  readonly must: string;
  readonly fits: (value: unknown) => boolean;
  /** Of an object, those that are looked at. */
  readonly fields?: Words;
}

type Words = Readonly<Record<string, Word>>;

/** Everything that can be asked of an engine; a question that is not here does not compile. */
type Questions = { readonly [Question in Exclude<keyof Engine, 'config'>]: Words };

const text: Word = { must: 'a text', fits: (value) => typeof value === 'string' };
const number: Word = { must: 'a number', fits: (value) => typeof value === 'number' };
const bigint: Word = { must: 'a bigint', fits: (value) => typeof value === 'bigint' };
const whole: Word = { must: 'a whole number', fits: Number.isSafeInteger };
const flag: Word = { must: 'true or false', fits: (value) => typeof value === 'boolean' };
const call: Word = { must: 'a function', fits: (value) => typeof value === 'function' };
const list: Word = { must: 'a list', fits: Array.isArray };
const texts: Word = { must: 'a list of texts', fits: (value) => Array.isArray(value) && value.every(text.fits) };

function object(fields: Words = {}): Word {
  return { must: 'an object', fits: (value) => typeof value === 'object' && value !== null, fields };
}

/** It may be left out. */
function maybe(word: Word): Word {
  return { ...word, fits: (value) => value === undefined || word.fits(value) };
}

function orNull(word: Word): Word {
  return { ...word, fits: (value) => value === null || word.fits(value) };
}

function maybes(word: Word, ...names: readonly string[]): Words {
  return Object.fromEntries(names.map((name) => [name, maybe(word)]));
}

function oneOf(known: readonly string[]): Word {
  return { must: `one of ${known.join(', ')}`, fits: (value) => known.some((word) => word === value) };
}

const limit: Word = {
  must: `a whole number from 1 to ${MAX_PAGE}`,
  fits: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_PAGE,
};
const ASKED = { limit: maybe(limit), cursor: maybe(text) };
const PAGE = maybe(object(ASKED));
const LEVEL = maybe(oneOf(LEVELS));
const RUN = maybe(orNull(whole));
const LISTS = {
  ...maybes(texts, 'lists'),
  ...maybes(flag, 'defaultLists', 'suffixList'),
  ...maybes(call, 'onListWarning'),
};
const CAMPAIGNS = {
  ...ASKED,
  level: LEVEL,
  sort: maybe(oneOf(CAMPAIGN_SORTS)),
  order: maybe(oneOf(['asc', 'desc'])),
  ...maybes(text, 'operation', 'type', 'country', 'currency', 'q'),
  ...maybes(number, 'minVictims', 'minReports', 'from', 'to'),
  minLossMinor: maybe(bigint),
};
const INGEST = {
  inputs: texts,
  stdin: object(),
  ...maybes(text, 'format', 'profile'),
  ...maybes(whole, 'threads'),
  ...maybes(call, 'onProgress'),
};
const RESCORE = {
  kernel: maybe(oneOf(KERNEL_NAMES)),
  asOf: maybe(text),
  ...maybes(number, 'seed', 'coldEvery', 'threads'),
  ...maybes(flag, 'cold', 'publishAnyway', 'dryRun'),
  ...maybes(call, 'onProgress', 'onTakenOver', 'onResumed', 'onStep'),
  ...LISTS,
  settings: maybe(object()),
};
const VERIFY = { ...maybes(whole, 'run', 'threads'), ...maybes(call, 'onProgress'), ...LISTS };
const COMPARE = {
  methods: list,
  ...maybes(flag, 'latestRun'),
  ...maybes(text, 'truth'),
  ...maybes(number, 'seed'),
  ...maybes(call, 'onProgress'),
  ...LISTS,
};
const CHANGE = object({ run: whole, ...maybes(call, 'onTakenOver') });

const QUESTIONS: Questions = {
  ingest: { request: object(INGEST) },
  rescore: { request: maybe(object(RESCORE)) },
  rollback: { request: CHANGE },
  verify: { request: maybe(object(VERIFY)) },
  publishHeld: { request: CHANGE },
  compare: { request: object(COMPARE) },
  compareRuns: { request: object({ from: whole, to: whole }) },
  alerts: { filter: maybe(object({ since: maybe(number), delivery: maybe(oneOf(DELIVERIES)) })), page: PAGE },
  redeliverAlerts: {},
  provisional: { run: whole, ids: texts },
  settled: { run: RUN, page: PAGE },
  latestRun: {},
  runs: {},
  campaigns: { filter: maybe(object(CAMPAIGNS)) },
  campaign: { id: text },
  campaignReports: { id: text, page: PAGE },
  campaignArtifacts: { id: text, page: PAGE },
  lookup: { value: text, hint: maybe(object({ kind: maybe(oneOf(ARTIFACT_KINDS)), country: maybe(text) })) },
  exportReports: {},
  possibleLinks: { filter: maybe(object({ campaign: maybe(text), kind: maybe(oneOf(LINK_KINDS)) })), page: PAGE },
  setAside: {
    filter: maybe(object({ class: maybe(oneOf(SET_ASIDE_CLASSES)), ...maybes(text, 'list', 'artifact') })),
    page: PAGE,
  },
  events: { run: RUN, page: PAGE },
  history: { id: text, page: PAGE },
  brief: { request: maybe(object(maybes(number, 'run', 'days', 'limit'))) },
  briefCampaign: { request: object({ id: text, ...maybes(number, 'days') }) },
  exportMemberships: { level: LEVEL },
  exportCampaigns: { level: LEVEL },
  exportMentions: { campaign: maybe(orNull(text)) },
  health: {},
  close: {},
};

const OPENING: Words = {
  config: object({ dataDir: text, storeUrl: text }),
  surroundings: object({ now: call, randomBytes: call, ...maybes(text, 'who') }),
};

/** @throws SkeinError `usage` for what an engine cannot be opened with. */
export function requireOpening(config: unknown, surroundings: unknown): void {
  const fault = faultIn(OPENING, [config, surroundings]);
  if (fault !== null) throw fault;
}

type Asking = (...given: readonly unknown[]) => unknown;

/** The same engine; a question with a word that is none is refused with SkeinError `usage`, whose message names it. */
export function guarded(engine: Engine): Engine {
  const asked = engine as unknown as Readonly<Record<string, Asking>>;
  const doors = Object.entries(QUESTIONS).map(([question, words]) => [
    question,
    guardedBy(question, words, asked[question]),
  ]);
  return { ...engine, ...(Object.fromEntries(doors) as Omit<Engine, 'config'>) };
}

/** Streams are there at once, and throw at once; all else is a promise. */
function guardedBy(question: string, words: Words, ask: Asking | undefined): Asking {
  return (...given) => {
    const fault = faultIn(words, given);
    if (fault === null) return ask?.(...given);
    if (question.startsWith('export')) throw fault;
    return Promise.reject(fault);
  };
}

function faultIn(words: Words, given: readonly unknown[]): SkeinError | null {
  for (const [place, [name, word]] of Object.entries(words).entries()) {
    const fault = faultOf(name, word, given[place]);
    if (fault !== null) return fault;
  }
  return null;
}

function faultOf(name: string, { must, fits, fields = {} }: Word, value: unknown): SkeinError | null {
  if (!fits(value)) return new SkeinError('usage', `"${name}" must be ${must}`);
  const inside = (value ?? {}) as Readonly<Record<string, unknown>>;
  for (const [field, word] of Object.entries(fields)) {
    const fault = faultOf(field, word, inside[field]);
    if (fault !== null) return fault;
  }
  return null;
}
