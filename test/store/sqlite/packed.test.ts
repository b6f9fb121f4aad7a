import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Packer, unpacked } from '../../../engine/store/sqlite/packed.js';

const number = fc.oneof(fc.nat(300), fc.nat(), fc.maxSafeNat());

describe('packed numbers', () => {
  it('come back as they were, pack after pack', () => {
    const packer = new Packer();
    fc.assert(
      fc.property(fc.array(number, { maxLength: 60 }), (numbers) => {
        for (const each of numbers) packer.add(each);
        expect(unpacked(packer.take())).toEqual(numbers);
      }),
    );
  });

  it('take a byte below 128, and hold more than their first buffer does', () => {
    const packer = new Packer();
    const numbers = Array.from({ length: 10_000 }, (_, i) => i % 128);
    for (const each of numbers) packer.add(each);
    const bytes = packer.take();
    expect(bytes).toHaveLength(10_000);
    expect(unpacked(bytes)).toEqual(numbers);
  });

  it('are not written over by the next pack', () => {
    const packer = new Packer();
    packer.add(7);
    const first = packer.take();
    packer.add(9);
    packer.take();
    expect(unpacked(first)).toEqual([7]);
  });
});
