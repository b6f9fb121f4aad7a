import { describe, expect, it } from 'vitest';
import { kindTraits } from '../../engine/artifact/registry.js';
import { attachmentOf, kindsByName } from '../../engine/campaign/attach.js';
import type { Pointer } from '../../engine/model/provisional.js';

const KINDS = kindsByName(kindTraits());
const DAY = 20_000;

function pointer(kind: Pointer['kind'], campaigns: Readonly<Record<string, number>>, derived = false): Pointer {
  const pointed = Object.entries(campaigns).map(([campaign, reports]) => ({
    campaign,
    reports,
    firstDay: DAY - 10,
    lastDay: DAY,
  }));
  return { kind, derived, campaigns: pointed };
}

const attach = (pointers: readonly Pointer[], day: number | null = DAY) => attachmentOf({ day, pointers }, KINDS);

describe('a report between nights', () => {
  it('goes to the campaign that its only artifact is in, as surely as the kind says', () => {
    expect(attach([pointer('email', { 'c-1': 3 })])).toEqual({
      campaign: 'c-1',
      weight: expect.closeTo(0.97) as number,
    });
  });

  it('stays alone where nothing points, where only weak kinds do, and where two campaigns claim it alike', () => {
    expect(attach([])).toBeNull();
    expect(attach([pointer('ip', { 'c-1': 3 })])).toBeNull();
    expect(attach([pointer('email', { 'c-1': 3, 'c-2': 3 })])).toBeNull();
  });

  it('is surer with a second artifact, and less sure with a competitor', () => {
    const one = attach([pointer('phone', { 'c-1': 3 })])?.weight ?? 0;
    const two = attach([pointer('phone', { 'c-1': 3 }), pointer('email', { 'c-1': 1 })])?.weight ?? 0;
    const torn = attach([pointer('phone', { 'c-1': 3 }), pointer('iban', { 'c-2': 1 })])?.weight ?? 0;
    expect(two).toBeGreaterThan(one);
    expect(torn).toBeLessThan(one);
  });

  it('counts an address and what follows from it once', () => {
    const alone = attach([pointer('url', { 'c-1': 3 })]);
    expect(attach([pointer('url', { 'c-1': 3 }), pointer('domain', { 'c-1': 9 }, true)])).toEqual(alone);
  });

  it('does not go to a campaign that fell silent longer ago than its artifact is used', () => {
    expect(attach([pointer('phone', { 'c-1': 3 })], DAY + 61)).toBeNull();
    expect(attach([pointer('phone', { 'c-1': 3 })], null)?.campaign).toBe('c-1');
    const late = attach([pointer('email', { 'c-1': 3 })], DAY + 20)?.weight ?? 1;
    expect(late).toBeLessThan(0.97);
  });
});
