import { isIP } from 'node:net';
import { SkeinError } from '../../engine/index.js';

/** What a browser may call a server on this machine. Any other name in `Host` is DNS rebinding at work. */
const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address to listen on can be reached from this machine alone. Names other than `localhost` are not trusted. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

/**
 * There is no authentication yet, so anyone who reaches the server may read everything.
 *
 * @throws SkeinError `usage` for any address that is not loopback.
 */
export function requireLoopback(host: string): void {
  if (isLoopback(host)) return;
  throw new SkeinError(
    'usage',
    `will not listen on "${host}": there is no authentication yet, so other machines could read every report; ` +
      'use 127.0.0.1 and an SSH tunnel or an authenticating proxy',
  );
}

/**
 * Whether a `Host` header names this machine. A page on the attacker's own name, re-pointed to 127.0.0.1, reaches the
 * server from the investigator's browser, but it cannot hide the name it was loaded from.
 */
export function namesThisMachine(header: string | undefined): boolean {
  if (header === undefined || header.length > 255) return false;
  const name = header.toLowerCase().replace(/:\d{1,5}$/, '');
  return OWN_NAMES.has(name) || (isIP(name) === 4 && name.startsWith('127.'));
}
