import { describe, expect, it } from 'vitest';
import { MAX_TITLE, titleOf } from '../../engine/campaign/title.js';

function title(type: string | null, around: string | null, ...countries: readonly string[]): string {
  return titleOf({
    fraudTypes: type === null ? [] : [{ value: type, reports: 2 }],
    countries: countries.map((value) => ({ value, reports: 1 })),
    reports: 12,
    around,
  });
}

describe('the title of a campaign', () => {
  it.each([
    [
      title('investment', 'fastprofit[.]example', 'DE', 'FR'),
      'Investment fraud around fastprofit[.]example, 2 countries',
    ],
    [title('bank-impersonation', '+44 20 7946 0000', 'GB'), 'Bank impersonation around +44 20 7946 0000, GB'],
    [title('tech support scam', null, 'US'), 'Tech support scam, US'],
    [title(null, 'evil[.]example'), 'Campaign around evil[.]example, 12 reports'],
    [title('other', null), 'Campaign, 12 reports'],
  ])('%s', (made, wanted) => {
    expect(made).toBe(wanted);
  });

  it('carries no control, direction or zero-width characters and no broken halves of characters', () => {
    const made = title('job\u202E\u0000', 'a\u200Bb\u2066c\u2028\uD800d\u00AD\uFEFF\u{E0041}\ne', 'DE\u0007');
    expect(made).toBe('Job fraud around abcde, DE');
  });

  it('lets a type carry no link', () => {
    expect(title('visit https://evil.example/<b>now</b>', null)).toBe(
      'Visit https evil example b now b fraud, 12 reports',
    );
  });

  it('is bounded, cut between characters', () => {
    const made = title('😀'.repeat(9_000) + 'x'.repeat(99_000), '😀'.repeat(99_000), 'DE');
    expect(Array.from(made).length).toBeLessThanOrEqual(MAX_TITLE);
    expect(made).toContain(`${'😀'.repeat(59)}…, DE`);
    expect(made).not.toMatch(/\p{Cs}/u);
  });

  it('takes no type from one report among many: nobody names a campaign of thousands alone', () => {
    const fraudTypes = [{ value: 'romance', reports: 1 }];
    expect(titleOf({ fraudTypes, countries: [], reports: 2534, around: null })).toBe('Campaign, 2534 reports');
    expect(titleOf({ fraudTypes, countries: [], reports: 4, around: null })).toBe('Romance fraud, 4 reports');
  });
});
