import { describe, expect, it } from 'vitest';
import { groupsOf } from '../../../engine/artifact/template/groups.js';
import { sketchIn, templateOf } from '../../../engine/artifact/template.js';
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
});
