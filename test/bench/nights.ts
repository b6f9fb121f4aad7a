/**
 * `npm run bench:nights [-- --reports 30000] [--seeds 9021,9022,9023] [--schedules cold,warm,week]`: 30 nights of a growing
 * store through the whole line: what becomes of ids, whether events are true, and what starting from the last run costs in
 * quality and saves in time. One table each in `test/bench/nights.md`, written after each line; lines of other runs stay.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { live } from './nights/lived.js';
import { eventTable, idTable, qualityTable, type Told } from './nights/tables.js';
import { measuredOn } from './results.js';

const NIGHTS = 30;
const COMPARED = [10, 20, 30];
const SCHEDULES = [
  { name: 'cold', schedule: 'always cold', coldEvery: 1 },
  { name: 'warm', schedule: 'warm, never cold', coldEvery: 3650 },
  { name: 'week', schedule: 'cold every 7th', coldEvery: 7 },
];

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '30000' },
    seeds: { type: 'string', default: '9021,9022,9023' },
    schedules: { type: 'string', default: 'cold,warm,week' },
  },
});
const file = new URL('nights.md', import.meta.url);
/** What earlier runs measured, for as long as this machine keeps temporary files. */
const figures = join(tmpdir(), `skein-nights-${values.reports}.json`);
for (const seed of values.seeds.split(',').map(Number)) {
  for (const { name, schedule, coldEvery } of SCHEDULES) {
    if (!values.schedules.split(',').includes(name)) continue;
    const options = { reports: Number(values.reports), seed, nights: NIGHTS, coldEvery, compared: COMPARED };
    const lived = await live(options, (line) => {
      console.log(`${schedule}, seed ${seed}: ${line}`);
    });
    write([...earlier().filter((each) => each.schedule !== schedule || each.seed !== seed), { schedule, seed, lived }]);
  }
}

function earlier(): Told[] {
  return existsSync(figures) ? (JSON.parse(readFileSync(figures, 'utf8')) as Told[]) : [];
}

function orderOf({ schedule }: Told): number {
  return SCHEDULES.findIndex((each) => each.schedule === schedule);
}

function write(lines: readonly Told[]): void {
  const told = lines.toSorted((a, b) => orderOf(a) - orderOf(b) || a.seed - b.seed);
  writeFileSync(figures, `${JSON.stringify(told)}\n`);
  const page = [
    '# 30 nights',
    'Written by `npm run bench:nights`: do not edit.',
    measuredOn(),
    `Synthetic reports, ${Number(values.reports).toLocaleString('en-US')} on the last night, a fifth of them in 30 nights, ` +
      'through the whole line and SQLite. Campaigns of 5 reports and more.',
    '**Kept**: share of the campaigns of last night whose id still holds half of their reports; **churn**: share of their ' +
      'reports that bear another id; **30 nights**: share of the ids of the first night that campaigns still bear on the last. ' +
      'Bars: kept .995 a night, .97 over 30 nights, churn .5 %. CPU seconds: median of a run, publication included.',
    idTable(told),
    'B-cubed F1 / F1 of pairs against the recoverable truth; in brackets, found anew on the same evidence. Bar: a loss of ' +
      'at most .01.',
    qualityTable(told),
    'Events that the truth confirms / does not. **born**: no older campaign is of the same true one; **grew, revived**: most of ' +
      'what came is of the same; **shrank**: most of what went is of another; **merged**: what it joined is of the same; **split**: ' +
      'what stays behind is of another; **dormant**: the true campaign sends no report in the rest of the data.',
    eventTable(told),
  ];
  writeFileSync(file, `${page.join('\n\n')}\n`);
}
