import { describe, expect, it } from 'vitest';
import { resolveVictims } from '../../engine/campaign/victims.js';
import type { Told } from './world.js';
import { worldOf } from './world.js';

/** Groups of refs that were taken for one person, and the refs without identity. */
function people(told: readonly Told[]): { groups: string[]; nobody: string[] } {
  const { evidence, report } = worldOf(told);
  const person = resolveVictims(evidence.victims, evidence.reports);
  const groups = new Map<number, string[]>();
  for (const { ref, source } of told) {
    const one = person[report(ref, source)]!;
    groups.set(one, [...(groups.get(one) ?? []), ref]);
  }
  const nobody = groups.get(-1) ?? [];
  groups.delete(-1);
  return { groups: [...groups.values()].map((refs) => refs.sort().join('+')).sort(), nobody: nobody.sort() };
}

describe('who is who among the victims', () => {
  it.each(['nationalId', 'person', 'email', 'phone'] as const)('one person told two agencies, known by %s', (field) => {
    const told = ['x', 'y'].map((ref) => ({ ref, source: ref, victim: { [field]: 'same' } }));
    expect(people(told).groups).toEqual(['x+y']);
  });

  it("takes a source's own number for one person within that source only", () => {
    const told = [
      { ref: 'x', source: 'a', victim: { sourceId: '7' } },
      { ref: 'y', source: 'a', victim: { sourceId: '7' } },
      { ref: 'z', source: 'b', victim: { sourceId: '7' } },
    ];
    expect(people(told).groups).toEqual(['x+y', 'z']);
  });

  it('follows a chain of different matches', () => {
    const told = [
      { ref: 'x', victim: { email: 'e', phone: 'p' } },
      { ref: 'y', victim: { phone: 'p', person: 'n' } },
      { ref: 'z', victim: { person: 'n' } },
    ];
    expect(people(told).groups).toEqual(['x+y+z']);
  });

  it('keeps people with differing national ids apart, whatever else they share', () => {
    const shared = { email: 'family@mail.example', phone: '1', person: 'n' };
    const told = [
      { ref: 'x', victim: { nationalId: 'A', ...shared } },
      { ref: 'y', victim: { nationalId: 'B', ...shared } },
    ];
    expect(people(told).groups).toEqual(['x', 'y']);
  });

  it('never joins differing national ids over a third report', () => {
    const told = [
      { ref: 'x', victim: { nationalId: 'A', email: 'e' } },
      { ref: 'y', victim: { nationalId: 'B', phone: 'p' } },
      { ref: 'z', victim: { email: 'e', phone: 'p' } },
    ];
    const { groups } = people(told);
    expect(groups).toHaveLength(2);
    expect(groups).toContain('x+z'); // an e-mail is asked before a phone
  });

  it('counts no victim for intelligence and for reports without identity', () => {
    const told = [
      { ref: 'x', intelligence: true, victim: { email: 'e' } },
      { ref: 'y', victim: { email: 'e' } },
      { ref: 'z' },
    ];
    expect(people(told)).toEqual({ groups: ['y'], nobody: ['x', 'z'] });
  });
});
