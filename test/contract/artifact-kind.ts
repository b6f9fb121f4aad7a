import { describe, expect, it } from 'vitest';
import type { CleanHint, Kind } from '../../engine/artifact/kind.js';
import { MAX_VALUE_LENGTH } from '../../engine/artifact/kind.js';
import { cleanArtifact, KINDS, kindOf } from '../../engine/artifact/registry.js';
import { ARTIFACT_KINDS } from '../../engine/model/artifact.js';

export interface KindTable {
  /** Folded form -> the spellings that fold to it; a spelling may come with the reporter's country. */
  readonly same: Readonly<Record<string, readonly (string | readonly [string, country: string])[]>>;
  /** Pairs that look alike and are two things. */
  readonly apart: readonly (readonly [string, string])[];
  readonly bad: readonly string[];
  /** Folded form -> ids of what it derives in one step. */
  readonly derives: Readonly<Record<string, readonly string[]>>;
}

/** What every kind owes to everyone who stands on it. */
export function kindContract(kind: Kind, table: KindTable): void {
  describe(`kind ${kind.name}`, () => {
    const spellings = Object.entries(table.same).flatMap(([folded, values]) =>
      values.map((value) =>
        typeof value === 'string' ? { folded, text: value } : { folded, text: value[0], country: value[1] },
      ),
    );

    it.each(spellings)('folds $text to $folded', ({ folded, text, country }) => {
      expect(kind.clean(text, hintOf(country))?.folded).toBe(folded);
    });

    it.each(spellings)('reads $text again from what it made of it', ({ folded, text, country }) => {
      const shown = kind.clean(text, hintOf(country))?.shown ?? '';
      expect(kind.clean(shown, {})?.folded).toBe(folded);
      expect(kind.clean(folded, {})?.folded).toBe(folded);
    });

    it.each(table.apart)('keeps %s and %s apart', (one, two) => {
      const [first, second] = [kind.clean(one, {}), kind.clean(two, {})];
      expect(first).not.toBeNull();
      expect(second).not.toBeNull();
      expect(first?.folded).not.toBe(second?.folded);
    });

    it.each(table.bad)('declines %j', (text) => {
      expect(kind.clean(text, {})).toBeNull();
    });

    it.each(Object.entries(table.derives))('derives from %s', (folded, ids) => {
      expect(kind.derive(folded).map(({ id }) => id)).toEqual(ids);
    });

    it('declines what is longer than any value', () => {
      if (kind.name === 'other') expect(kind.clean('a'.repeat(70_000), {})?.folded.length).toBeLessThan(1000);
      else expect(kind.clean('1'.repeat(MAX_VALUE_LENGTH + 1), {})).toBeNull();
    });

    it('is found by its name, and declares what detection needs', () => {
      expect(kindOf(kind.name)).toBe(kind);
      expect(KINDS).toContain(kind);
      expect(ARTIFACT_KINDS).toContain(kind.name);
      const { links, prior, gapDays, flag } = kind.traits;
      if (links) expect(prior > 0 && prior < 1 && gapDays > 0 && flag >= 0 && flag < 9).toBe(true);
      else expect(flag).toBe(-1);
    });

    it('keeps what it declines as other, in sight and without a link', () => {
      if (kind.name === 'other') return;
      for (const text of table.bad) expect(cleanArtifact(kind.name, text, {}).artifact.kind).not.toBe(kind.name);
    });
  });
}

function hintOf(country: string | undefined): CleanHint {
  return country === undefined ? {} : { country };
}
