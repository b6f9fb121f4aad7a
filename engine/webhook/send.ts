import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isLoopback } from '../config-alerts.js';
import type { SignedHeaders } from './message.js';

export interface SendOptions {
  readonly url: string;
  readonly mayBePrivate: boolean;
  readonly timeoutMs: number;
}

/** Null where the other side took it; else why not, in words that name neither the URL nor what was sent. */
export type SendFault = string | null;

/**
 * Posts one message, and follows no redirect: a receiver that moved is told anew by the one who set it. Names are resolved
 * once, and the address that is connected to is the one that was checked.
 */
export function send(body: string, headers: SignedHeaders, options: SendOptions): Promise<SendFault> {
  const url = new URL(options.url);
  const mayBePrivate = options.mayBePrivate || isLoopback(url.hostname);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!mayBePrivate && isIP(host) !== 0 && isPrivate(host)) return Promise.resolve(PRIVATE);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const sent = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      lookup: mayBePrivate ? lookup : publicLookup,
      signal: AbortSignal.timeout(options.timeoutMs),
      agent: false,
    });
    sent.on('response', (response) => {
      response.resume(); // what it says is nobody's business
      const { statusCode = 0 } = response;
      resolve(statusCode >= 200 && statusCode < 300 ? null : `the answer was ${statusCode}`);
    });
    sent.on('error', (cause: NodeJS.ErrnoException) => {
      resolve(cause.message === PRIVATE ? PRIVATE : faultOf(cause));
    });
    sent.end(body);
  });
}

const PRIVATE = 'its address is private: set alerts.webhookMayBePrivate if that is meant';

function faultOf({ name, code }: NodeJS.ErrnoException): string {
  return name === 'TimeoutError' || name === 'AbortError' ? 'no answer in time' : `no connection (${code ?? name})`;
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (fault, addresses) => {
    // Where there is a fault it gives no addresses, whatever its types say.
    const found = fault === null ? addresses : [];
    const refused = fault ?? (found.some(({ address }) => isPrivate(address)) ? new Error(PRIVATE) : null);
    const [first] = found;
    if (refused !== null || first === undefined) callback(refused ?? new Error('no address'), '', 4);
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

/** Addresses that are not of the public internet (IANA special-purpose registries). */
const NOT_PUBLIC = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  NOT_PUBLIC.addSubnet(network, bits, 'ipv6');

/** IPv4 addresses in IPv6 form are checked as what they are. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return isIP(plain) === 0 || NOT_PUBLIC.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}
