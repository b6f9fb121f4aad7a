/** Alerts for those who ask, and for those who want to be told. */
import { defang } from '../artifact/refang.js';
import { alertText } from '../campaign/alert-text.js';
import type { Config } from '../config.js';
import type { AlertAnswer, RedeliverySummary, Surroundings } from '../engine.js';
import type { StoredAlert } from '../model/alert.js';
import { dayText } from '../model/day.js';
import { SkeinError } from '../model/errors.js';
import { moneyJson } from '../model/money.js';
import type { AlertFilter } from '../store/between-nights.js';
import type { Page, PageRequest, Store } from '../store/store.js';
import { DeadLetters } from '../webhook/dead-letters.js';
import { deliver, type Receiver } from '../webhook/deliver.js';

/** Alerts that are sent at a time. */
const SENT_AT_ONCE = 100;

/** After so many that nobody took the other side is taken to be away: the rest goes to the file untried. */
const AWAY_AFTER = 2;

export async function alertAnswers(
  store: Store,
  filter: AlertFilter,
  request: PageRequest,
): Promise<Page<AlertAnswer>> {
  const page = await store.alerts(filter, request);
  const items = page.items.map(async (alert): Promise<AlertAnswer> => {
    return { ...alert, now: (await store.campaign(alert.campaign))?.campaign?.id ?? null };
  });
  return { ...page, items: await Promise.all(items) };
}

/**
 * Sends every alert that waits, in the order in which they were told. What was sent is marked then, so that a process
 * that dies sends it again, under the same id: at least once. What nobody takes is put into a file; answers how many.
 */
export async function deliverAlerts(store: Store, config: Config, surroundings: Surroundings): Promise<number> {
  const receiver = receiverOf(config, surroundings);
  const letters = new DeadLetters(config.dataDir);
  let failed = 0;
  for (;;) {
    const { items } = await store.alerts({ delivery: 'waiting' }, { limit: SENT_AT_ONCE });
    if (items.length === 0) return failed;
    if (receiver === null) {
      await store.markDelivery(
        items.map(({ id }) => id),
        'unasked',
      );
      continue;
    }
    for (const alert of items) {
      const body = messageOf(alert);
      const fault = failed < AWAY_AFTER ? await deliver(alert.id, body, receiver) : 'the other side is away';
      if (fault !== null) {
        failed++;
        await letters.add({ id: alert.id, body, fault, at: new Date(surroundings.now()).toISOString() });
      }
      await store.markDelivery([alert.id], fault === null ? 'sent' : 'dead');
    }
  }
}

/** @throws SkeinError `config` where there is nobody to send them to. */
export async function redeliver(store: Store, config: Config, surroundings: Surroundings): Promise<RedeliverySummary> {
  const receiver = receiverOf(config, surroundings);
  if (receiver === null)
    throw new SkeinError('config', 'there is nobody to send alerts to: SKEIN_ALERT_WEBHOOK names the webhook');
  const letters = new DeadLetters(config.dataDir);
  const left = [...(await letters.all())];
  let sent = 0;
  let failed = 0;
  for (const letter of [...left]) {
    if (failed >= AWAY_AFTER) break;
    const fault = await deliver(letter.id, letter.body, receiver);
    if (fault !== null) failed++;
    else {
      left.splice(left.indexOf(letter), 1);
      await store.markDelivery([letter.id], 'sent');
      await letters.keep(left);
      sent++;
    }
  }
  return { sent, left: left.length };
}

function receiverOf({ alerts }: Config, { now }: Surroundings): Receiver | null {
  const { webhook, webhookSecret, webhookMayBePrivate } = alerts;
  if (webhook === null || webhookSecret === null) return null;
  return { url: webhook, secret: webhookSecret, mayBePrivate: webhookMayBePrivate, now };
}

/** The body of a message: victims counted only, artifacts defanged, reports by their ids. */
export function messageOf(alert: StoredAlert): string {
  const { id, rule, campaign, title, day, run, toldBy, windowDays, victims, provisionalReports, usual } = alert;
  const data = {
    id,
    rule,
    campaign,
    title,
    day: dayText(day),
    run,
    toldBy,
    windowDays,
    victims,
    provisionalReports,
    usual,
    campaignReports: alert.reports,
    linkedVictims: alert.linkedVictims,
    lost: moneyJson(alert.lost),
    countries: alert.countries,
    strongest: alert.strongest.map(({ kind, shown }) => ({ kind, shown: defang(shown) })),
    text: alertText(alert),
  };
  return JSON.stringify({ type: 'skein.alert', timestamp: `${dayText(day)}T00:00:00Z`, data });
}
