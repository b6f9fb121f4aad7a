import type { AlertSettings } from './model/alert.js';
import { SkeinError } from './model/errors.js';

/** When alerts are told, and to whom beside those who ask. */
export interface AlertConfig {
  /** What is not set is as `ALERT_DEFAULTS` says. */
  readonly settings: Readonly<Partial<AlertSettings>>;
  /** Where each alert is sent; null for nowhere. It may hold a token: never to be shown. */
  readonly webhook: string | null;
  /** The key that they are signed with. Never to be shown. */
  readonly webhookSecret: string | null;
  /** Whether the webhook may lie in a private network; loopback always may. */
  readonly webhookMayBePrivate: boolean;
}

export const ALERT_KEYS = ['victims', 'windowDays', 'youngDays', 'growthZ', 'webhook', 'webhookMayBePrivate'] as const;

/** The object `alerts` of the configuration file. */
export type AlertFile = Readonly<
  Partial<AlertSettings & { readonly webhook: string; readonly webhookMayBePrivate: boolean }>
>;

export const ALERT_SHAPE = {
  name: `an object (${ALERT_KEYS.join(', ')}): numbers from 1 on, a URL, true or false`,
  fits: (setting: unknown): boolean =>
    typeof setting === 'object' &&
    setting !== null &&
    Object.entries(setting).every(([key, value]) => {
      if (key === 'webhook') return typeof value === 'string';
      if (key === 'webhookMayBePrivate') return typeof value === 'boolean';
      const whole = key === 'growthZ' || Number.isInteger(value);
      return ALERT_KEYS.some((known) => known === key) && typeof value === 'number' && value >= 1 && whole;
    }),
};

/**
 * Joins the environment (`SKEIN_ALERT_WEBHOOK`, `SKEIN_ALERT_SECRET`, which no file should hold) and the file.
 *
 * @throws SkeinError `config` for a URL that cannot be used, or one without a secret.
 */
export function alertConfig(env: NodeJS.ProcessEnv, file: AlertFile | undefined): AlertConfig {
  const { webhook: fromFile, webhookMayBePrivate = false, ...settings } = file ?? {};
  const webhook = (env['SKEIN_ALERT_WEBHOOK'] || undefined) ?? fromFile ?? null;
  const webhookSecret = env['SKEIN_ALERT_SECRET'] || null;
  if (webhook !== null) checkWebhook(webhook, webhookSecret);
  return Object.freeze({ settings: Object.freeze(settings), webhook, webhookSecret, webhookMayBePrivate });
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

function checkWebhook(webhook: string, secret: string | null): void {
  const url = URL.canParse(webhook) ? new URL(webhook) : null;
  if (url === null) throw new SkeinError('config', 'the webhook for alerts is not a URL');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw new SkeinError('config', 'the webhook for alerts must be https: what it carries is not for everyone');
  if (secret === null || !/^(whsec_)?[A-Za-z0-9+/]{32,}={0,2}$/.test(secret))
    throw new SkeinError(
      'config',
      'alerts are only sent signed: SKEIN_ALERT_SECRET must be at least 24 random bytes in base64 (openssl rand -base64 32)',
    );
}
