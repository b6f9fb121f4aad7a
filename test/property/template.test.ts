import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../engine/artifact/template/groups.js';
import { SKETCH_BYTES } from '../../engine/artifact/template/sketch.js';
import { templateLikeness, templateOf } from '../../engine/artifact/template.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const word = fc.string({ unit: fc.constantFrom(...Array.from(LETTERS)), minLength: 2, maxLength: 9 });
const message = fc.array(word, { minLength: 30, maxLength: 60 });
const value = fc.constantFrom(
  '+44 20 7946 0000',
  'https://evil.example/x',
  'hxxp://evil[.]example',
  'me@evil.example',
  'DE89 3704 0044 0532 0130 00',
  '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed',
  '12.50',
  '31/12/2026',
);
const LOOK_ALIKE: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'ο', p: 'р', c: 'с', i: 'і', x: 'х' };

function folded(text: string): string {
  return templateOf(text, 'text')?.folded ?? 'none';
}

describe('templates', () => {
  it('do not change with the values, case, spaces and look-alikes in a message', () => {
    fc.assert(
      fc.property(
        message,
        value,
        value,
        fc.nat(20),
        fc.constantFrom(' ', '\n', ' \u00a0\t'),
        (words, one, other, at, gap) => {
          const plain = [...words.slice(0, at), one, ...words.slice(at)].join(' ');
          const text = [...words.slice(0, at).map((w) => w.toUpperCase()), other, ...words.slice(at)].join(gap);
          expect(folded(text)).toBe(folded(plain));
          const swapped = words.map((w) => w.replace(/[aeopcix]/g, (letter) => LOOK_ALIKE[letter] ?? letter));
          expect(folded(swapped.join(' '))).toBe(folded(words.join(' ')));
        },
      ),
    );
  });

  it('are unlike for texts that have nothing in common', () => {
    fc.assert(
      fc.property(message, message, (one, other) => {
        const known = new Set(one);
        const apart = other.filter((w) => !known.has(w));
        fc.pre(apart.length >= 25 && new Set(one).size >= 25);
        expect(templateLikeness(folded(one.join(' ')), folded(apart.join(' ')))).toBeLessThan(0.5);
      }),
    );
  });

  it('are made of any text without throwing, in one size', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const made = templateOf(text, 'text');
        expect(made === null || made.folded.length === 86).toBe(true);
      }),
    );
  });

  it('are grouped the same in any order', () => {
    const sketches = fc.array(fc.uint8Array({ minLength: SKETCH_BYTES, maxLength: SKETCH_BYTES }), { maxLength: 4 });
    fc.assert(
      fc.property(sketches, fc.array(fc.nat(3), { maxLength: 12 }), (bases, picks) => {
        fc.pre(bases.length > 0);
        const chosen = picks.map((pick) => bases[pick % bases.length] ?? new Uint8Array(SKETCH_BYTES));
        const partition = (list: readonly Uint8Array[]): boolean[][] => {
          const groups = groupsOf(Buffer.concat(list));
          return list.map((_a, a) => list.map((_b, b) => groups[a] === groups[b]));
        };
        const backwards = partition(chosen.toReversed())
          .toReversed()
          .map((row) => row.toReversed());
        expect(backwards).toEqual(partition(chosen));
      }),
    );
  });
});
