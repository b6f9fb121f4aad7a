import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element } from '../../engine/ingest/elements.js';
import { splitElements } from '../../engine/ingest/elements.js';

async function elementsOf(text: string, { size = 1 << 20, maxBytes = 1 << 20 } = {}): Promise<Element[]> {
  const bytes = Buffer.from(text);
  const found: Element[] = [];
  const chunks = (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  })();
  for await (const elements of splitElements(chunks, 'objects', maxBytes)) found.push(...elements);
  return found;
}

const brief = (elements: readonly Element[]): string[] =>
  elements.map(
    ({ number, part, fault, bytes }) =>
      `${number} ${part}${fault === null ? '' : ` ${fault}`} ${bytes.toString().trim()}`,
  );

describe('elements of a large document', () => {
  it('cuts the array under the key into items and leaves what stood around it', async () => {
    expect(brief(await elementsOf('{"type":"bundle","objects":[{"a":[1,2]}, {"b":"],}"}],"id":"x"}'))).toEqual([
      '1 item {"a":[1,2]}',
      '2 item {"b":"],}"}',
      '2 envelope {"type":"bundle","objects":[],"id":"x"}',
    ]);
  });

  it('cuts a list, a bare object, and several documents after one another', async () => {
    expect(brief(await elementsOf('[{"a":1},2]\n{"b":{"objects":[1]}}\n'))).toEqual([
      '1 item {"a":1}',
      '2 item 2',
      '2 envelope []',
      '3 whole {"b":{"objects":[1]}}',
    ]);
  });

  it('keeps the items before a broken end and says that it is broken', async () => {
    expect(brief(await elementsOf('{"objects":[{"a":1},{"b":'))).toEqual(['1 item {"a":1}', '2 item unfinished {"b":']);
    expect(brief(await elementsOf('{"objects":[{"a":1}'))).toEqual(['1 item unfinished {"a":1}']);
    expect(brief(await elementsOf('{"objects":[{"a":1}]'))).toContain('1 item {"a":1}');
    expect((await elementsOf('{"objects":[{"a":1}]')).at(-1)?.fault).toBe('unfinished');
  });

  it('gives back what is no JSON line by line', async () => {
    expect(brief(await elementsOf('hello, {world}\nagain'))).toEqual(['1 whole hello, {world}', '2 whole again']);
  });

  it('drops the rest of an item over the limit and goes on with the next one', async () => {
    const elements = await elementsOf(`[{"long":"${'x'.repeat(500)}"},{"a":1}]`, { maxBytes: 100 });
    expect(elements.map(({ fault }) => fault)).toEqual(['too big', null, null]);
    expect(elements[1]?.bytes.toString()).toBe('{"a":1}');
  });

  it('finds every item of any JSON list, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 9 }), async (items, size) => {
        const elements = await elementsOf(JSON.stringify({ before: 'x', objects: items, after: [1] }), { size });
        const found = elements
          .filter(({ part }) => part === 'item')
          .map(({ bytes }) => JSON.parse(bytes.toString()) as unknown);
        expect(found).toEqual(JSON.parse(JSON.stringify(items)));
        expect(JSON.parse(elements.at(-1)!.bytes.toString())).toEqual({ before: 'x', objects: [], after: [1] });
      }),
    );
  });
});
