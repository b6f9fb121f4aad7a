import { SkeinError } from '../../engine/model/errors.js';

/** What to make. Only `reports` and `seed` must be given; the rest has the values of the detection rules, section 5. */
export interface GenerateOptions {
  /** Reports in all, duplicates and poison included: 1 .. 20,000,000. */
  readonly reports: number;
  /** Safe integer; the same options and seed give the same bytes. */
  readonly seed: number;
  /** Parts after the base load, 0 .. 3650; 0 puts everything in one file. */
  readonly nights?: number;
  /** Day of the horizon (0 .. 729) on which the first night begins; by default the day before which 80 % have come in. */
  readonly startDay?: number;
  /** Share of reports that name artifacts of campaigns they have nothing to do with. */
  readonly poison?: number;
  /** Chance that a hub is on the warninglists that come with the data. */
  readonly listedShare?: number;
  /** Factor on how often hubs are mentioned. */
  readonly hubNoise?: number;
  /** Factor on how often campaigns use the same infrastructure; 0 for never. */
  readonly sharing?: number;
  /** Share of reports whose loss says nothing about their campaign. */
  readonly amountsShuffled?: number;
  /** Share of campaigns that pause for 60 .. 120 days. */
  readonly pauses?: number;
  /** Share of reports by people who were also hit by another campaign. */
  readonly repeatVictims?: number;
  /** Share of reports under a wrong fraud type. */
  readonly wrongTypes?: number;
  /** Share of mentions that stand in the narrative alone, in reports that have one. */
  readonly textOnly?: number;
}

/** The options with every choice made. */
export interface Settings extends Required<Omit<GenerateOptions, 'startDay'>> {
  readonly startDay: number | null;
}

const DEFAULTS = {
  nights: 0,
  poison: 0.005,
  listedShare: 0.8,
  hubNoise: 1,
  sharing: 1,
  amountsShuffled: 0,
  pauses: 0,
  repeatVictims: 0.01,
  wrongTypes: 0.1,
  textOnly: 0.1,
} as const;

const BOUNDS: Readonly<Record<string, readonly [number, number]>> = {
  reports: [1, 20_000_000],
  nights: [0, 3650],
  startDay: [0, 729],
  poison: [0, 0.5],
  listedShare: [0, 1],
  hubNoise: [0, 10],
  sharing: [0, 6],
  amountsShuffled: [0, 1],
  pauses: [0, 1],
  repeatVictims: [0, 1],
  wrongTypes: [0, 1],
  textOnly: [0, 1],
};

const WHOLE = new Set(['reports', 'nights', 'startDay']);

/**
 * Fills in what was left out.
 *
 * @throws SkeinError `usage` for a number out of its bounds.
 */
export function settle(options: GenerateOptions): Settings {
  if (!Number.isSafeInteger(options.seed)) throw new SkeinError('usage', 'seed must be a whole number');
  for (const [name, [low, high]] of Object.entries(BOUNDS)) {
    const value = (options as unknown as Record<string, unknown>)[name];
    if (value === undefined) continue;
    const good =
      typeof value === 'number' && value >= low && value <= high && (!WHOLE.has(name) || Number.isInteger(value));
    if (!good)
      throw new SkeinError(
        'usage',
        `${name} must be a ${WHOLE.has(name) ? 'whole ' : ''}number from ${low} to ${high}`,
      );
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS, startDay: null, ...(given as unknown as GenerateOptions) };
}
