import { describe, expect, it } from 'vitest';
import { linkJson, linkText } from '../../../api/present/links.js';
import type { PossibleLink } from '../../../engine/index.js';

const iban = { kind: 'iban', folded: 'DE89370400440532013000', shown: 'DE89370400440532013000' } as const;
const site = { kind: 'domain', folded: 'evil.example', shown: 'evil.example' } as const;

const bridge: PossibleLink = {
  kind: 'bridge',
  campaigns: ['c-a', 'c-b'],
  artifacts: [iban],
  spells: 1,
  smallerReports: 7,
  pauseDays: null,
  probability: null,
};

describe('a possible link in words', () => {
  it('names the other campaign and what is shared, and that nobody measured the chance', () => {
    expect(linkText(bridge, 'c-b')).toBe(
      'possibly linked with c-a by one shared iban DE89370400440532013000; ' +
        'the chance that both are one campaign was not measured; a question, not a finding',
    );
  });

  it('names all campaigns when none is looked from, or an operation is', () => {
    expect(linkText(bridge, null)).toMatch(/^c-a possibly linked with c-b by /);
    expect(linkText(bridge, 'o-a')).toMatch(/^c-a possibly linked with c-b by /);
  });

  it('tells the measured chance, and defangs what is shared', () => {
    const related: PossibleLink = { ...bridge, kind: 'related', artifacts: [iban, site], spells: 2, probability: 0.4 };
    expect(linkText(related, 'c-a')).toBe(
      'possibly linked with c-b by 2 shared artifacts: iban DE89370400440532013000, domain evil[.]example; ' +
        'measured chance .40 that both are one campaign; a question, not a finding',
    );
  });

  it('says of a weak joint how many reports hang by what', () => {
    const joint: PossibleLink = {
      ...bridge,
      kind: 'weak-joint',
      campaigns: ['c-a'],
      artifacts: [site],
      probability: 0.85,
    };
    expect(linkText(joint, 'c-a')).toBe(
      'possibly a campaign of its own: 7 reports, held to the rest by one shared domain evil[.]example; ' +
        'measured chance .85 that both sides are one campaign; a question, not a finding',
    );
    expect(linkText(joint, null)).toContain('7 reports of c-a, held');
    expect(linkText({ ...joint, pauseDays: 13 }, null)).not.toContain('pause');
    expect(linkText({ ...joint, pauseDays: 70 }, null)).toContain('evil[.]example across a pause of 70 days;');
  });

  it('is the same in JSON, with the exact value beside the defanged one', () => {
    expect(linkJson({ ...bridge, artifacts: [site] })).toMatchObject({
      artifacts: [{ value: 'evil.example', shown: 'evil[.]example' }],
      probability: null,
      text: expect.stringContaining('not a finding') as string,
    });
  });
});
