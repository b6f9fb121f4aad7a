import { InvalidArgumentError, type Command } from 'commander';
import { dayFromText, type Alert } from '../../engine/index.js';
import { alertJson, alertPageJson } from '../present/alerts.js';
import { EXIT, type ExitCode } from './exit.js';
import { addPageOptions, hintNextPage, pageOf, type PageOptions } from './page-options.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import { plural } from './text.js';

interface AlertsOptions extends PageOptions {
  readonly since?: number;
  readonly redeliver?: boolean;
}

/** Alerts that one command names, at most. */
const LINES = 10;

export function addAlerts(program: Command, shell: Shell, outcome: Outcome): void {
  const command = program
    .command('alerts')
    .summary('list early warnings')
    .description(
      'Lists what was told of campaigns that find many victims at once, oldest first: each thing once, for ever. ' +
        'A webhook is told too, where there is one (docs/alerts.md).',
    )
    .option('--since <day>', 'alerts of this day and later', dayOf)
    .option('--redeliver', 'send again the alerts that the webhook did not take');
  addPageOptions(command, 'alerts')
    .addHelpText(
      'after',
      '\nExamples:\n  skein alerts --since 2026-03-01\n  skein alerts --redeliver' +
        '\n\nExit code: 0 done, 1 some alerts could still not be delivered, 2 usage, 3 failure.',
    )
    .action(action(shell, outcome, alerts));
}

async function alerts(session: Session, options: AlertsOptions): Promise<ExitCode> {
  const engine = await session.engine();
  if (options.redeliver === true) {
    const summary = await engine.redeliverAlerts();
    if (session.json) session.result(summary);
    else session.say(`${summary.sent} sent, ${summary.left} left`);
    return summary.left > 0 ? EXIT.rejects : EXIT.done;
  }
  const page = await engine.alerts({ since: options.since }, pageOf(options, session));
  if (session.json) {
    session.result(alertPageJson(page));
    return EXIT.done;
  }
  if (page.items.length === 0) session.say('no alerts');
  for (const alert of page.items) {
    const now = alert.now === alert.campaign ? '' : ` (now ${alert.now ?? 'dissolved'})`;
    session.say(`${alertLine(alert)}${now}`);
  }
  hintNextPage(session, page, 'alert');
  return EXIT.done;
}

function alertLine(alert: Alert): string {
  const { day, rule, campaignId, text, strongest } = alertJson(alert);
  const around = strongest.map(({ shown }) => shown).join(', ');
  return `${day}  ${rule.padEnd(8)}  ${campaignId}  ${text}${around === '' ? '' : `; held together by ${around}`}`;
}

/** One line for each new alert, so many at most. */
export function newAlertLines(alerts: readonly Alert[]): string[] {
  const more = alerts.length - LINES;
  return [
    ...alerts.slice(0, LINES).map((alert) => `alert: ${alertLine(alert)}`),
    ...(more > 0 ? [`and ${more} more: skein alerts`] : []),
  ];
}

/** Said whatever was asked to be quiet: somebody waits for them. */
export function complainOfUndelivered(session: Session, undelivered: number): void {
  if (undelivered > 0)
    session.complain(
      `the webhook did not take ${plural(undelivered, 'alert')}: skein alerts --redeliver sends what is left`,
    );
}

function dayOf(text: string): number {
  const day = dayFromText(text);
  if (day === null) throw new InvalidArgumentError('It must be a day of the calendar as YYYY-MM-DD.');
  return day;
}
