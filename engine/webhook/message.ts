import { createHmac } from 'node:crypto';

/** The headers by which the other side knows who sent a message, and that it is the one that was sent. */
export interface SignedHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/**
 * Signs a message as Standard Webhooks 1.0 has it: HMAC-SHA256 over `id.timestamp.body`, in base64 behind `v1,`. Its id is
 * that of the alert, the same however often it is sent: by it the other side drops what it has already.
 *
 * @param secret base64, with or without `whsec_` before it.
 * @param nowMs milliseconds since 1970; a receiver refuses messages that are minutes old.
 */
export function signed(id: string, body: string, secret: string, nowMs: number): SignedHeaders {
  const timestamp = String(Math.floor(nowMs / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
