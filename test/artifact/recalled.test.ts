import { describe, expect, it } from 'vitest';
import { recallArtifact, recallDerivations } from '../../engine/artifact/recalled.js';
import { cleanArtifact, derivationsFrom } from '../../engine/artifact/registry.js';

const NAMED = [
  ['phone', '020 7946 0018'],
  ['phone', '0049 30 901820'],
  ['whatsapp', '020 7946 0018'],
  ['whatsapp', '+44 20 7946 0018'],
  ['handle', 'whatsapp: 020 7946 0018'],
  ['handle', '+44 20 7946 0018 (whatsapp)'],
  ['auto', '020 7946 0018 (signal)'],
  ['auto', '+44 20 7946 0018'],
  ['email', '+02079460018'],
  ['account', '020 7946 0018'],
  ['hostname', 'wa.me/02079460018'],
  ['url', 'https://wa.me/02079460018'],
  ['phone', '+44 20 7946 0018'],
  ['email', 'Jane@Shop.Example'],
  ['url', 'hxxp://www.shop[.]example/pay'],
  ['telegram', '@fastprofit'],
  ['nobody-knows', 'what'],
  ['domain', 'not a domain'],
] as const;

describe('an artifact that was named before', () => {
  it('is read as it is read for the first time, in each country and under each kind', () => {
    for (let time = 0; time < 2; time++)
      for (const country of ['GB', 'DE', null])
        for (const [kind, value] of NAMED) {
          const recalled = recallArtifact(kind, value, country);
          expect(recalled).toEqual(cleanArtifact(kind, value, { country }));
          expect(recallDerivations(recalled.artifact)).toEqual(derivationsFrom(recalled.artifact));
        }
  });

  it('is read whole where it is too long to be remembered', () => {
    const path = 'a'.repeat(300);
    for (const end of ['x', 'y', 'x'])
      expect(recallArtifact('url', `https://shop.example/${path}${end}`, null).artifact.folded).toBe(
        `https://shop.example/${path}${end}`,
      );
  });
});
