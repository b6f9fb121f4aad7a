import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALIKE, groupsOf } from '../../../engine/artifact/template/groups.js';
import { likeness, SKETCH_BYTES } from '../../../engine/artifact/template/sketch.js';
import { sketchIn, templateOf } from '../../../engine/artifact/template.js';
import { UnionFind } from '../../../engine/model/union-find.js';
import { PARCEL, REWORDED, STRANGER } from './messages.js';

function groups(texts: readonly string[]): number[] {
  return [...groupsOf(Buffer.concat(texts.map((text) => sketchIn(templateOf(text, 'text')?.folded ?? ''))))];
}

describe('grouping sketches', () => {
  it('puts a message and its other wordings together, by the smallest number, and leaves strangers alone', () => {
    expect(groups([STRANGER, PARCEL, REWORDED, PARCEL])).toEqual([0, 1, 1, 1]);
  });

  it('has no groups without sketches', () => {
    expect(groups([])).toEqual([]);
  });

  it('makes the same groups of any order', () => {
    expect(groups([REWORDED, STRANGER, PARCEL])).toEqual([0, 1, 0]);
    expect(groups([PARCEL, REWORDED, STRANGER])).toEqual([0, 0, 2]);
  });

  it('makes the groups that holding each sketch against the first and the last of its bands makes', () => {
    // Three messages of which each sketch has some bytes changed: many are alike, some nearly so, some by chance.
    const changes = fc.uniqueArray(fc.nat({ max: SKETCH_BYTES - 1 }), { maxLength: 30 });
    const message = fc.nat({ max: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(message, changes), { maxLength: 40 }), (drawn) => {
        const sketches = drawn.map(([message, changed], i) => {
          const sketch = new Uint8Array(SKETCH_BYTES).fill(message);
          for (const place of changed) sketch[place] = 100 + (i % 9);
          return sketch;
        });
        expect([...groupsOf(Buffer.concat(sketches))]).toEqual(groupsByMaps(sketches));
      }),
    );
  });
});

function groupsByMaps(sketches: readonly Uint8Array[]): number[] {
  const all = Buffer.concat(sketches);
  const groups = new UnionFind(sketches.length);
  for (let from = 0; from < SKETCH_BYTES; from += 4) {
    const buckets = new Map<string, number[]>();
    sketches.forEach((sketch, one) => {
      const key = sketch.subarray(from, from + 4).join(' ');
      const before = buckets.get(key) ?? [];
      for (const other of [before[0], before.at(-1)])
        if (other !== undefined && likeness(all, one, other) >= ALIKE) groups.unite(one, other);
      buckets.set(key, [...before, one]);
    });
  }
  return sketches.map((_, one) => groups.rootOf(one));
}
