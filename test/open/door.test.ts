import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine, readConfig, SkeinError, type Engine } from '../../engine/index.js';

/** As a caller without a compiler sees it. */
type Asked = Readonly<Record<string, (...words: readonly unknown[]) => unknown>>;

const config = readConfig({ data: '/nowhere', store: 'memory:' }, {}, '/');
const surroundings = { now: () => 0, randomBytes: (size: number) => Buffer.alloc(size, 7) };

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(config, surroundings);
  await engine.rescore();
});
afterAll(() => engine.close());

/** What the question comes to, for a stream its first row. */
async function outcome(question: string, words: readonly unknown[]): Promise<unknown> {
  const answer = (engine as unknown as Asked)[question]?.(...words);
  if (!question.startsWith('export')) return answer;
  for await (const row of answer as AsyncIterable<unknown>) return row;
  return null;
}

describe('a question with a word that is none', () => {
  it.each([
    ['lookup', [], '"value" must be a text'],
    ['lookup', [{ value: 'x' }], '"value" must be a text'],
    ['lookup', ['x', 'phone'], '"hint" must be an object'],
    ['lookup', ['x', { kind: 'ring' }], /^"kind" must be one of email, /],
    ['campaign', [undefined], '"id" must be a text'],
    ['campaignReports', ['c-1', 50], '"page" must be an object'],
    ['campaignReports', ['c-1', { cursor: 7 }], '"cursor" must be a text'],
    ['campaigns', [null], '"filter" must be an object'],
    ['campaigns', [{ minLossMinor: 100 }], '"minLossMinor" must be a bigint'],
    ['events', ['latest'], '"run" must be a whole number'],
    ['provisional', [], '"run" must be a whole number'],
    ['provisional', [1, 'c-1'], '"ids" must be a list of texts'],
    ['rollback', [], '"request" must be an object'],
    ['publishHeld', [{ run: '1' }], '"run" must be a whole number'],
    ['briefCampaign', ['c-1'], '"request" must be an object'],
    ['ingest', [{ inputs: 'reports.jsonl' }], '"inputs" must be a list of texts'],
    ['ingest', [{ inputs: ['reports.jsonl'] }], '"stdin" must be an object'],
    ['compareRuns', [1, 2], '"request" must be an object'],
    ['exportCampaigns', ['ring'], '"level" must be one of campaign, operation'],
  ] as const)('is told which: %s%j ended in a TypeError, or in silence', async (question, words, message) => {
    await expect(outcome(question, words)).rejects.toMatchObject({
      code: 'usage',
      message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
    });
  });

  it('is never answered with an error of the language, whatever the words', async () => {
    const questions = Object.keys(engine).filter((name) => !['config', 'close', 'ingest'].includes(name));
    const words = fc.array(fc.oneof(fc.anything(), fc.record({ id: fc.anything(), run: fc.anything() })), {
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...questions), words, async (question, given) => {
        const end = await outcome(question, given).catch((error: unknown) => error);
        if (end instanceof Error) expect([question, end]).toEqual([question, expect.any(SkeinError)]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('an engine', () => {
  it.each([
    [[], '"config" must be an object'],
    [[config], '"surroundings" must be an object'],
    [[config, { now: 0 }], '"now" must be a function'],
    [[{ dataDir: '/nowhere' }, surroundings], '"storeUrl" must be a text'],
  ])('is not opened with what it cannot use: %#', async (words, message) => {
    const open = openEngine as unknown as (...words: readonly unknown[]) => Promise<unknown>;
    await expect(open(...words)).rejects.toMatchObject({ code: 'usage', message });
  });
});
