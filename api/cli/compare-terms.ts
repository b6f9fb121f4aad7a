import {
  SkeinError,
  type CompareRequest,
  type Comparison,
  type Engine,
  type Method,
  type Outcome,
} from '../../engine/index.js';
import { createProgress } from './progress.js';
import { sayTable } from './say-table.js';
import type { Session } from './session.js';
import type { Column } from './table.js';
import { grouped } from './text.js';

/** What detection weighs beside the links (detection rules, section 2.2, step 5). */
const TERMS = ['time', 'profile', 'amount', 'category'] as const;

type Settings = NonNullable<Method['settings']>;

/** Shows whether the terms help on the data at hand: each way side by side on the same reports. Nothing is published. */
export async function compareTerms(
  session: Session,
  engine: Engine,
  request: Omit<CompareRequest, 'methods' | 'latestRun'> & { readonly settings: Settings },
): Promise<void> {
  const { settings, ...rest } = request;
  const progress = createProgress(session);
  const comparison = await engine.compare({
    ...rest,
    methods: termMethods(settings),
    latestRun: false,
    onProgress: ({ method, done, of }) => {
      progress.update(done / of, method);
    },
  });
  progress.stop();
  if (session.json) session.result(comparisonJson(comparison));
  else sayComparison(session, comparison);
}

/** Our detection with all terms, without each of them, and with links alone. */
export function termMethods(settings: Settings): readonly Method[] {
  const chosen = TERMS.find((term) => settings[term] === 'off');
  if (chosen !== undefined)
    throw new SkeinError('usage', `--compare-terms turns the terms off itself: leave --set ${chosen}=off out`);
  const method = (name: string, without: readonly string[]): Method => ({
    name,
    kernel: 'blocks',
    settings: { ...settings, ...Object.fromEntries(without.map((term) => [term, 'off'])) },
    lists: true,
    level: 'campaign',
  });
  return [
    method('all terms', []),
    ...TERMS.map((term) => method(`without ${term}`, [term])),
    method('links alone', TERMS),
  ];
}

function comparisonJson({ reports, outcomes }: Comparison): object {
  return {
    reports,
    methods: outcomes.map(({ method, campaigns, clusteredReports, largest, people, peopleTogether, agreement }) => ({
      method,
      campaigns,
      clusteredReports,
      largest,
      people,
      peopleTogether,
      agreement: Math.round(agreement * 10_000) / 10_000,
    })),
    off: termsOff(outcomes),
  };
}

function sayComparison(session: Session, { outcomes }: Comparison): void {
  sayTable(session, COLUMNS, outcomes);
  session.say(
    '',
    'people together: of the people known from several clustered reports, those whose reports are all in one campaign.',
    'No link is made of who a victim is, so a term helps where it keeps more of them together without one heap growing.',
    'as all terms: agreement with the first line (B-cubed F1), 1 for the same campaigns.',
  );
  const off = termsOff(outcomes);
  if (off.length > 0)
    session.say(`These data have nothing to say by: ${off.join(', ')}; the run leaves it out anyway.`);
}

/** Terms that the run turned off by itself, for lack of dates, amounts or types. */
function termsOff(outcomes: readonly Outcome[]): readonly string[] {
  const parameters = outcomes[0]?.parameters ?? {};
  return TERMS.filter((term) => parameters[term] === 'off');
}

const COLUMNS: readonly Column<Outcome>[] = [
  { head: 'detection', cell: (one) => one.method },
  { head: 'campaigns', align: 'right', cell: (one) => grouped(one.campaigns) },
  { head: 'reports in them', align: 'right', cell: (one) => grouped(one.clusteredReports) },
  { head: 'largest', align: 'right', cell: (one) => grouped(one.largest) },
  {
    head: 'people together',
    align: 'right',
    cell: (one) => (one.people === 0 ? '-' : `${grouped(one.peopleTogether)} of ${grouped(one.people)}`),
  },
  { head: 'as all terms', align: 'right', cell: (one) => one.agreement.toFixed(3) },
];
