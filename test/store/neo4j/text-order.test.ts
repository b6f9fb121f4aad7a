import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARTIFACT_KINDS } from '../../../engine/model/artifact.js';
import { compareText } from '../../../engine/model/ids.js';
import { artifactAt, artifactPlace, isCut, orderText, reportPlace } from '../../../engine/store/neo4j/text-order.js';

/** Where JavaScript and code points differ: around the surrogates and beyond the basic plane. */
const text = fc.string({
  unit: fc.constantFrom('a', 'z', '\u00e9', '\ud7fe', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'),
  maxLength: 6,
});

const sign = (number: number) => Math.sign(number);

describe('texts that put others in order', () => {
  it('sort in UTF-16 order and in code point order as their originals do in code point order', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [orderText(a), orderText(b)];
        expect(sign(compareText(x, y))).toBe(sign(compareText(a, b)));
        expect(x < y ? -1 : x > y ? 1 : 0).toBe(sign(compareText(a, b)));
      }),
    );
  });

  it('put reports in order of source, then number', () => {
    fc.assert(
      fc.property(fc.tuple(text, text), fc.tuple(text, text), ([a, x], [b, y]) => {
        const byPair = compareText(a, b) || compareText(x, y);
        expect(sign(compareText(reportPlace(a, x), reportPlace(b, y)))).toBe(sign(byPair));
      }),
    );
  });

  it.each(['x', '\uffff', '\u{10ffff}', '\u4e00'])(
    'fit an index, whatever names and values are made of (%s)',
    (character) => {
      const name = character.repeat(512 / character.length);
      expect(Buffer.byteLength(reportPlace(name, name))).toBeLessThan(8_000);
      expect(Buffer.byteLength(artifactPlace(ARTIFACT_KINDS.length - 1, character.repeat(8_192)))).toBeLessThan(8_000);
    },
  );

  it('tell long artifacts in order as far as their beginnings do, and never turn them around', () => {
    const long = 'x'.repeat(999);
    const [a, b] = [`${long}\uffff`, `${long}\u{10000}`];
    expect(artifactPlace(0, a) < artifactPlace(0, b) || artifactPlace(0, b).length < artifactPlace(0, a).length).toBe(
      true,
    );
    expect(artifactPlace(0, `${long}ya`)).toBe(artifactPlace(0, `${long}yb`));
    expect(artifactPlace(1, 'a') > artifactPlace(0, 'z')).toBe(true);
  });

  it('give short artifacts back as they are, and say of others that they do not tell them', () => {
    const long = fc
      .tuple(fc.constantFrom('', 'x'.repeat(995), 'x'.repeat(997), 'x'.repeat(999)), text)
      .map((both) => both.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...ARTIFACT_KINDS), fc.oneof(text, long), (kind, folded) => {
        const place = artifactPlace(ARTIFACT_KINDS.indexOf(kind), folded);
        expect([null, `${kind}:${folded}`]).toContain(told(place));
        if (/^[a-z\u00e9]{0,900}$/.test(folded)) expect(told(place)).not.toBeNull();
        const others = ['', 'a', '\uffff', '\u{10000}'].map((more) => `${folded}${more}b`);
        if (others.some((other) => artifactPlace(ARTIFACT_KINDS.indexOf(kind), other) === place))
          expect(isCut(place)).toBe(true);
      }),
    );
  });
});

function told(place: string): string | null {
  const artifact = artifactAt(place);
  return artifact === null ? null : `${artifact.kind}:${artifact.folded}`;
}
