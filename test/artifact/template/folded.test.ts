import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSketch } from '../../../engine/artifact/template/folded.js';
import { SKETCH_BYTES } from '../../../engine/artifact/template/sketch.js';
import { sketchIn } from '../../../engine/artifact/template.js';

const anySketch = fc.uint8Array({ minLength: SKETCH_BYTES, maxLength: SKETCH_BYTES });

it('reads a sketch out of the middle of a page as it would out of its text', () => {
  fc.assert(
    fc.property(anySketch, (sketch) => {
      const folded = Buffer.from(sketch).toString('base64url');
      const into = new Uint8Array(SKETCH_BYTES + 2);
      expect(readSketch(Buffer.from(`7 ${folded}8 `), 2, into, 1)).toBe(true);
      expect(into.subarray(1, -1)).toEqual(sketch);
      expect(into.subarray(1, -1)).toEqual(Uint8Array.from(sketchIn(folded)));
      expect([into[0], into.at(-1)]).toEqual([0, 0]);
    }),
  );
});

it('says of letters that are none of a sketch that they are not', () => {
  for (const place of [0, 41, 84, 85]) {
    const letters = Buffer.from('A'.repeat(86));
    letters[place] = 0x20;
    expect(readSketch(letters, 0, new Uint8Array(SKETCH_BYTES), 0)).toBe(false);
  }
});
