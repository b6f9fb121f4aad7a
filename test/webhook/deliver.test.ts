import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHmac } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DeadLetters } from '../../engine/webhook/dead-letters.js';
import { deliver } from '../../engine/webhook/deliver.js';
import { isPrivate, send } from '../../engine/webhook/send.js';
import { webhookServer } from './server.js';

const SECRET = Buffer.alloc(32, 7).toString('base64');
const NOW_MS = 1_770_000_000_123;

/** Answers each request as the next of these does; the last goes on. */
const serverThat = (...answers: readonly ((response: ServerResponse) => void)[]) =>
  webhookServer((response, got) => (answers[got.length - 1] ?? answers.at(-1))?.(response), onTestFinished);

const takes = (response: ServerResponse) => response.writeHead(204).end();
const fails = (response: ServerResponse) => response.writeHead(500).end();
const hangs = () => undefined;

function receiver(url: string, pauses: number[] = []) {
  const pause = (ms: number) => Promise.resolve(pauses.push(ms));
  return { url, secret: `whsec_${SECRET}`, mayBePrivate: false, now: () => NOW_MS, pause, timeoutMs: 300 };
}

describe('a webhook', () => {
  it('is told again after a failure and a silence, under the same id and signed, until it takes the message', async () => {
    const { url, got } = await serverThat(fails, hangs, takes);
    const pauses: number[] = [];
    expect(await deliver('a-1', '{"data":1}', receiver(url, pauses))).toBeNull();
    expect(got.map(({ headers }) => headers['webhook-id'])).toEqual(['a-1', 'a-1', 'a-1']);
    expect(pauses).toEqual([500, 2_000]);
    const { headers, body } = got[2]!;
    const content = `a-1.${String(headers['webhook-timestamp'])}.${body}`;
    const signature = createHmac('sha256', Buffer.alloc(32, 7)).update(content).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(headers['webhook-timestamp']).toBe('1770000000');
    expect(body).toBe('{"data":1}');
  });

  it('is given up after four attempts, with a reason that names neither URL nor body', async () => {
    const { url, got } = await serverThat(fails);
    expect(await deliver('a-1', 'secret', receiver(url))).toBe('the answer was 500');
    expect(got).toHaveLength(4);
  });

  it('that redirects is not followed', async () => {
    const { url, got } = await serverThat((response) => response.writeHead(307, { location: url }).end());
    expect(await deliver('a-1', '{}', receiver(url))).toBe('the answer was 307');
    expect(got.every(({ headers }) => headers['webhook-id'] === 'a-1')).toBe(true);
  });

  it.each([
    'https://10.0.0.1/',
    'https://[fc00::1]/',
    'https://169.254.169.254/latest',
    'https://[::ffff:192.168.0.1]/',
  ])('in a private network is refused: %s', async (url) => {
    const headers = { 'webhook-id': 'a', 'webhook-timestamp': '1', 'webhook-signature': 'v1,' };
    expect(await send('{}', headers, { url, mayBePrivate: false, timeoutMs: 300 })).toContain('private');
  });

  it.each([
    ['8.8.8.8', false],
    ['2001:4860:4860::8888', false],
    ['127.0.0.1', true],
    ['::1', true],
    ['::ffff:10.1.2.3', true],
    ['100.64.0.1', true],
    ['not an address', true],
  ])('lies in the public internet or not: %s', (address, expected) => {
    expect(isPrivate(address)).toBe(expected);
  });
});

describe('messages that nobody took', () => {
  it('are kept for their owner alone, each once, until they are taken', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'skein-letters-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const letters = new DeadLetters(folder);
    expect(await letters.all()).toEqual([]);
    const letter = { id: 'a-1', body: '{}', fault: 'no answer in time', at: '2026-03-01T00:00:00.000Z' };
    await letters.add(letter);
    await letters.add({ ...letter, id: 'a-2' });
    await letters.add(letter);
    expect((await letters.all()).map(({ id }) => id)).toEqual(['a-1', 'a-2']);
    expect((await stat(letters.path)).mode & 0o777).toBe(0o600);
    await letters.keep([letter]);
    expect((await readFile(letters.path, 'utf8')).trim().split('\n')).toHaveLength(1);
    await letters.keep([]);
    expect(await letters.all()).toEqual([]);
  });
});
