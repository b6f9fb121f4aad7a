import type { ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { webhookServer, type Got } from '../webhook/server.js';

export type Answer = 'takes' | 'fails' | 'hangs';

export const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

/** A real receiver of webhooks on this machine, whose mind a test may change. */
export interface WebhookReceiver {
  readonly env: { readonly SKEIN_ALERT_WEBHOOK: string; readonly SKEIN_ALERT_SECRET: string };
  readonly got: readonly Got[];
  answer: Answer;
  /** Called with each message, before it is answered. */
  onMessage: () => void;
}

/** @param onTestFinished of the test that asks: tests run side by side, and none may close the other's. */
export async function webhookReceiver(
  answer: Answer,
  onTestFinished: (close: () => void) => void,
): Promise<WebhookReceiver> {
  const { url, got } = await webhookServer((response) => {
    receiver.onMessage();
    reply(response, receiver.answer);
  }, onTestFinished);
  const receiver: WebhookReceiver = {
    env: { SKEIN_ALERT_WEBHOOK: url, SKEIN_ALERT_SECRET: SECRET },
    got,
    answer,
    onMessage: () => undefined,
  };
  return receiver;
}

function reply(response: ServerResponse, answer: Answer): void {
  if (answer !== 'hangs') response.writeHead(answer === 'takes' ? 204 : 503).end();
}

/** What the message says, checked by a library that is not ours; it throws where the signature or the time is wrong. */
export function verified({ headers, body }: Got): unknown {
  const named = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, String(headers[name])]);
  return new Webhook(SECRET).verify(body, Object.fromEntries(named) as Record<string, string>);
}
