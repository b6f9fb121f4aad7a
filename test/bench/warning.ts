/**
 * `npm run bench:warning [-- --reports 30000] [--seeds 9101,9102] [--days 90]`: how early, and how rightly, new campaigns
 * are told of, and what the night makes of reports that were attached as they came. Writes `test/bench/warning.md`.
 */
import { parseArgs } from 'node:util';
import { resolveVictims } from '../../engine/campaign/victims.js';
import type { Alert } from '../../engine/model/alert.js';
import { DocumentSections } from './quality/document.js';
import { replay, type ReplayedDay } from './warning/replay.js';
import {
  Arrivals,
  figuresOf,
  membersOf,
  readTrueCampaigns,
  type ScoredAlert,
  type TrueCampaigns,
} from './warning/score.js';
import { AttachmentScores } from './warning/attached.js';
import { attachedTable, warningTable, type WarningRow } from './warning/tables.js';
import { VariantReplay, VARIANTS } from './warning/variants.js';

const INTRODUCTION = `# Early warning, and reports between nights

Written by \`npm run bench:warning\`: do not edit. Synthetic reports, the last days of the data as they would have come in:
each day's reports are attached as they come, then a whole night follows, all by the engine's own functions.

- **pure**: share of alerts on clusters that began in the replay of whose reports, with those that were attached when it was
  told, at least 80 % are of one true campaign; reports of no true campaign count against it.
- **told**: new true campaigns (the first report within the replay, 20 reports or more in the end) that an alert was about.
- **delay**: reports of the true campaign that were in when it was told.
- A provisional report is **right** if most of the members of the campaign it was attached to are of its true campaign.
`;

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '30000' },
    seeds: { type: 'string', default: '9101,9102' },
    days: { type: 'string', default: '90' },
  },
});
const reports = Number(values.reports);
const days = Number(values.days);
const seeds = values.seeds.split(',').map(Number);
if (![reports, days, ...seeds].every((number) => Number.isSafeInteger(number) && number > 0))
  throw new Error('usage: npm run bench:warning [-- --reports N] [--seeds N,N] [--days N]');

for (const seed of seeds) await oneSeed(seed);

async function oneSeed(seed: number): Promise<void> {
  let truth: TrueCampaigns = new Map();
  let arrivals = new Arrivals(truth);
  const scores = new AttachmentScores();
  const scored = new Map<string, ScoredAlert[]>([['as by default', []]]);
  const variants = Object.entries(VARIANTS).map(([name, settings]) => new VariantReplay(name, settings));
  const aliases: ReplayedDay['night']['aliases'][number][] = [];
  let beganAfter = Infinity;
  for await (const day of replay({ reports, seed, days }, async (file) => {
    truth = await readTrueCampaigns(file);
    arrivals = new Arrivals(truth);
  })) {
    arrivals.add(
      day.reports.map(({ id }) => id),
      day.day,
    );
    aliases.push(...day.night.aliases);
    if (day.day === 0) beganAfter = lastDay(day);
    const told = [...day.between, ...(day.night.news?.alerts ?? [])];
    put('as by default', day, told);
    const person = resolveVictims(day.night.evidence.victims, day.night.evidence.reports);
    for (const variant of variants) put(variant.name, day, await variant.night(day.night, aliases, person));
    scores.add(day, truth);
    if (day.day % 10 === 0) console.log(`seed ${seed}, day ${day.day}: ${scored.get('as by default')?.length} alerts`);
  }
  const rows = [...scored].map(([name, alerts]): WarningRow => ({ name, ...figuresOf(alerts, arrivals) }));
  write(seed, rows, scores);

  function put(name: string, day: ReplayedDay, told: readonly Alert[]): void {
    if (day.day === 0) return; // what was going on before the replay began
    const list = scored.get(name) ?? [];
    scored.set(name, list);
    for (const alert of told) {
      const run = alert.toldBy === 'night' ? day.night : day.before;
      const inRun = run === null ? [] : membersOf(run, alert.campaign);
      // With what was attached when it was told: the alert is about these reports too.
      const members = [...new Set([...inRun, ...alert.witnesses])];
      const firstDay = run?.campaigns.find(({ id }) => id === alert.campaign)?.firstDay ?? 0;
      list.push(arrivals.score(alert, members, day.day, firstDay > beganAfter));
    }
  }
}

function lastDay({ night }: ReplayedDay): number {
  return night.evidence.reports.day.reduce((last, day) => Math.max(last, day), -Infinity);
}

/** A section for each seed, so that seeds may be run one after another or side by side. */
function write(seed: number, rows: readonly WarningRow[], attached: AttachmentScores): void {
  const document = new DocumentSections(new URL('warning.md', import.meta.url), INTRODUCTION);
  const title = `Seed ${seed}: ${reports.toLocaleString('en-US')} reports, ${days} days`;
  const parts = ['Early warning:', warningTable(rows), 'Provisional reports:', attachedTable(attached)];
  document.put(`seed-${seed}`, title, parts);
  console.log([title, ...parts].join('\n\n'));
}
