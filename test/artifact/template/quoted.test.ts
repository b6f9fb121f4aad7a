import { describe, expect, it } from 'vitest';
import { quotesIn } from '../../../engine/artifact/template/quoted.js';

const MESSAGE = 'Your account has been locked, please confirm who you are';

describe('quotes', () => {
  it.each([
    `He wrote "${MESSAGE}" and I paid`,
    `He wrote “${MESSAGE}” and I paid`,
    `Er schrieb „${MESSAGE}“ und ich zahlte`,
    `Il a écrit « ${MESSAGE} » et j'ai payé`,
    `Er schrieb »${MESSAGE}« und ich zahlte`,
  ])('takes the message out of %j', (text) => {
    expect(quotesIn(text)).toContain(MESSAGE);
    expect(quotesIn(text)).not.toMatch(/wrote|schrieb|écrit|paid|zahlte|payé/);
  });

  it('joins several, and passes over words in quotation marks and marks that nobody closed', () => {
    expect(quotesIn(`"${MESSAGE}" and "${MESSAGE} again"`)).toContain(`${MESSAGE} again`);
    expect(quotesIn('the "agent" said')).toBe('');
    expect(quotesIn(`he wrote "${MESSAGE}`)).toBe('');
  });
});
