import { SkeinError } from '../../model/errors.js';
import type { FixedParameters } from '../../model/partition.js';
import type { Settings } from '../settings.js';
import { readSettings } from '../settings.js';

/** `auto` lets the run decide from its data; the decision is reported, and can be handed in to freeze it. */
export type Term = 'auto' | 'on' | 'off';

/** Stands for "learn it from the data". */
const LEARN = NaN;

export const FLAG_COUNT = 10; // nine kinds of artifact, and "has an amount"
export const CATEGORY_COUNT = 9;

/**
 * Every parameter of the kernel `blocks`, with unit and source. "Tuned" ones were tuned on synthetic data by the
 * detection rules (seeds 1-3 at 30,000 reports), which found the optimum flat: halving or doubling one moves B-cubed F1
 * by less than .005. They belong together: the unit of beta is that of the priors.
 */
export const DEFAULT_PARAMETERS = {
  /** `default` or `strict`, which joins less (beta .40). */
  preset: 'default',

  // Fine blocks (section 2.2, step 3)
  /**
   * Price of size, in links. The rules' .7 loses .0006 of B-cubed F1 (14 sets) and, where two campaigns share one artifact, a
   * block may hold reports of both; .5 loses .002. It would make a tenth less work.
   */
  fineBeta: 1,
  /** Exponent of size, for blocks and for joins. Closer to 2 shatters big campaigns, .5 glues (section 3.2). */
  exponent: 0.7,

  // Joins of blocks (steps 4 to 6)
  /** Price of size, in links. Tuned: .2 and .5 lose .001 and .007. */
  beta: 0.3,
  /** Uses of one spell that count between two parts: one shared mule must not glue two campaigns. Tuned. */
  usesCap: 4,
  /**
   * Multiples of beta, strong joins first. Without it: -.003 of B-cubed F1, -.009 of found. It begins as `weakLadder` does, so
   * that what both share is climbed once; the rules' 2 in the place of 2.5 finds the same.
   */
  ladder: '4,2.5,1,1',
  /** One rung, where the rules climb 2 and 1: both find no more (23 sets, four seeds each). */
  hubLadder: '1.5',
  /** Visits of nodes in one run of moves, as a multiple of the nodes: without a cap one run went in circles. */
  passes: 3,

  // What is known beside the links (step 5); weights are per nat of a Bayes factor, about 2/3 of logistic slopes
  time: 'auto' as Term,
  profile: 'auto' as Term,
  amount: 'auto' as Term,
  category: 'auto' as Term,
  /** Nats taken off at and beyond `gapFarDays`. 1.5, not the 2.9 of the fit: real feeds pause (section 2.2). */
  timeWeight: 1.5,
  /** Days between two parts' activity that say nothing, and from where on they say all they can. */
  gapNearDays: 10,
  gapFarDays: 60,
  /**
   * Standard deviations that each part's activity reaches from its mean. The rules' 1.6 tears campaigns that pause apart
   * (B-cubed F1 .942 against .954 where half of them do) and gains nothing elsewhere.
   */
  gapDeviations: 2,
  profileWeight: 0.12,
  /** Added to the profile's Bayes factor before clipping: two parts of one campaign differ a little. Nats. */
  profileOffset: 3,
  profileFloor: -15,
  profileCeiling: 1.5,
  /** Reports at which a part's counts weigh half: mention rates drift, and reports of one campaign are not independent. */
  profileTemper: 100,
  amountWeight: 0.4,
  amountFloor: -6,
  amountCeiling: 0.5,
  categoryWeight: 0.12,
  /** Categories may veto, never attract (section 12). */
  categoryFloor: -15,
  categoryCeiling: 0,

  // Hubs (section 2.3)
  /** Reports above which a spell is left out of the hub pass. As usual 30 or 120 move B-cubed F1 by .001; 15 loses .01. */
  hubReports: 60,
  /** Share of pairs of reports in one cluster below which it is a hub, and below which a wide fan-out makes a suspect. */
  hubQ: 0.2,
  suspectQ: 0.5,
  /** Distinct hosts per report. */
  suspectFanOut: 0.8,
  /**
   * The same, from which on a domain is a suspect whatever its q: where other hubs have glued the clusters together, q says
   * nothing. Nearly all of the 43 such domains of one real set are free hosting or dynamic DNS.
   */
  suspectWideFanOut: 1,
  /** Reports attached elsewhere without which nothing is said. */
  hubAttached: 5,
  /** Clusters, with as many reports each beside the artifact, that make it established. */
  hubClusters: 3,
  hubClusterReports: 3,

  // Bridges (section 2.4)
  /** `unvouched` cuts where no dates and amounts speak for the join; `always`, `never`. */
  bridgeCut: 'unvouched',
  /** Reports on each side of a bridge. */
  bridgeReports: 5,
  /** Amounts on each side that can vouch. */
  vouchAmounts: 3,

  // Weak joints and related campaigns (section 2.4): shown, never acted on
  /** Multiples of beta of the run whose clusters are the parts of a campaign. */
  weakLadder: '4,2.5',
  /** Reports on the smaller side of a joint that is worth a question. */
  weakReports: 5,
  /** A joint of one spell is weak; on a smaller side of this many reports, one of two is (measured: 0 of 2 were right). */
  weakLargeReports: 50,
  /** A joint across a longer pause, in days, is weak whatever it shares. */
  weakPauseDays: 60,
  /** Reports that both of two related campaigns have. */
  relatedReports: 3,
  /** A spell in more campaigns than this says nothing of two of them. Bounds the pairs to 16 per use. */
  relatedCampaigns: 32,
  /** Joints, and related pairs, that are told of one campaign. */
  toldPerCampaign: 5,

  // Warm runs (section 7)
  /** Reports of the largest spell through which a new report has its neighbours placed anew. At 300,000 reports 16 gives the same. */
  reachReports: 60,
  /** Reports of each of two pieces in which an operation comes apart that is looked at again. */
  apartReports: 20,
  /**
   * They come apart if what ties them is less than this share of what a join would have to weigh. Of 25 pairs of pieces (six
   * seeds, and 300,000 reports), those of one campaign had .98 and more, those of two .96 and less.
   */
  apartShare: 0.9,

  // Learned on a cold run and then frozen (section 2.5)
  /** Mean and variance of log amounts (nats of USD), variance within a block, and amounts at which a part weighs half. */
  amountMean: LEARN,
  amountVariance: LEARN,
  amountWithin: LEARN,
  amountKappa: LEARN,
  ...numbered('flagMean', FLAG_COUNT),
  ...numbered('categoryMean', CATEGORY_COUNT),
};

export type Parameters = Readonly<typeof DEFAULT_PARAMETERS>;

const PRESETS: Readonly<Record<string, Settings>> = { default: {}, strict: { beta: 0.4 } };

const TERMS: readonly string[] = ['auto', 'on', 'off'] satisfies Term[];
const CUTS: readonly string[] = ['unvouched', 'always', 'never'];

/**
 * Defaults, preset and settings, in this order of strength.
 *
 * @throws SkeinError `usage` for what cannot be used.
 */
export function readParameters(settings: Settings): Parameters {
  const preset = PRESETS[String(settings['preset'] ?? 'default')];
  if (preset === undefined) refuse('preset', Object.keys(PRESETS));
  const parameters = readSettings('blocks', DEFAULT_PARAMETERS, { ...preset, ...settings });
  for (const term of ['time', 'profile', 'amount', 'category'] as const)
    if (!TERMS.includes(parameters[term])) refuse(term, TERMS);
  if (!CUTS.includes(parameters.bridgeCut)) refuse('bridgeCut', CUTS);
  for (const ladder of ['ladder', 'hubLadder', 'weakLadder'] as const) ladderOf(parameters[ladder]);
  return parameters;
}

/**
 * What a run with these settings returns, whatever its data.
 *
 * @throws SkeinError `usage` as `readParameters`.
 */
export function fixedParameters(settings: Settings): FixedParameters {
  const isOpen = (value: unknown) => value === 'auto' || Number.isNaN(value);
  const parameters = Object.entries(readParameters(settings));
  return Object.fromEntries(parameters.map(([name, value]) => [name, isOpen(value) ? null : value]));
}

function refuse(name: string, known: readonly string[]): never {
  throw new SkeinError('usage', `the setting "${name}" of the kernel "blocks" must be one of: ${known.join(', ')}`);
}

/** The multiples of beta in a ladder such as `4,2,1,1`. */
export function ladderOf(text: string): number[] {
  const rungs = text.split(',').map(Number);
  if (!rungs.every((rung) => rung > 0 && rung < Infinity))
    throw new SkeinError('usage', 'a ladder of the kernel "blocks" must be numbers above 0, as in "4,2,1,1"');
  return rungs;
}

/** The values of `name0`, `name1` ... of the parameters. */
export function seriesOf(parameters: Parameters, name: 'flagMean' | 'categoryMean', count: number): Float64Array {
  const values: Readonly<Record<string, unknown>> = parameters;
  return Float64Array.from({ length: count }, (_, i) => Number(values[`${name}${i}`]));
}

function numbered(name: string, count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}${i}`, LEARN]));
}

/** Learned values where nothing was handed in, to three digits: that is as far as a run's manifest should bind the next. */
export function filled(parameters: Parameters, learned: Readonly<Record<string, number>>): Parameters {
  const given: Readonly<Record<string, number | string>> = parameters;
  const names = Object.keys(learned).filter((name) => Number.isNaN(given[name]));
  return { ...parameters, ...Object.fromEntries(names.map((name) => [name, Number(learned[name]!.toPrecision(3))])) };
}
