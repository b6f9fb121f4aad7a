import { setTimeout as pauseFor } from 'node:timers/promises';
import { signed } from './message.js';
import { send, type SendFault, type SendOptions } from './send.js';

export interface Receiver extends Omit<SendOptions, 'timeoutMs'> {
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits so many milliseconds; by default the process does. */
  readonly pause?: (ms: number) => Promise<unknown>;
  readonly timeoutMs?: number;
}

/** Pauses before the second attempt and those behind it: together a quarter of a minute, since a command waits for it. */
const PAUSES_MS = [500, 2_000, 8_000];
const TIMEOUT_MS = 10_000;

/** Sends until the other side takes it, each time signed anew; answers why the last attempt failed, or null. */
export async function deliver(id: string, body: string, receiver: Receiver): Promise<SendFault> {
  const { secret, now, pause = pauseFor, timeoutMs = TIMEOUT_MS } = receiver;
  const attempt = () => send(body, signed(id, body, secret, now()), { ...receiver, timeoutMs });
  let fault = await attempt();
  for (const ms of PAUSES_MS) {
    if (fault === null) return null;
    await pause(ms);
    fault = await attempt();
  }
  return fault;
}
