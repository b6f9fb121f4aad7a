import type { Draws } from '../draws.js';
import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import type { Language } from './language.js';
import { PORTUGUESE } from './portuguese.js';
import { SPANISH } from './spanish.js';

const GROUP = /\{([^{}]*)\}/g;

const BY_CURRENCY: Readonly<Record<string, readonly Language[]>> = {
  EUR: [GERMAN, FRENCH, SPANISH, GERMAN, ENGLISH],
  BRL: [PORTUGUESE],
};

const BY_COUNTRY: Readonly<Record<string, Language>> = {
  DE: GERMAN,
  FR: FRENCH,
  ES: SPANISH,
  BR: PORTUGUESE,
};

export function languageOfCountry(country: string | null): Language {
  return BY_COUNTRY[country ?? ''] ?? ENGLISH;
}

/** The language in which campaigns of a currency write; `u` (0..1) chooses where they write several. */
export function languageOfCurrency(currency: string, u: number): Language {
  const languages = BY_CURRENCY[currency] ?? [ENGLISH];
  return languages[Math.floor(u * languages.length)] ?? ENGLISH;
}

/**
 * Fills a phrase in. `fixed` decides slots, and which alternative is usual; `loose` takes another alternative with
 * probability `change`. Both are drawn from evenly, so that the same `fixed` gives the same slots whatever `loose` does.
 */
export function filled(phrase: string, language: Language, fixed: Draws, loose: Draws, change: number): string {
  return phrase.replace(GROUP, (_, name: string) => {
    const options = name.split('|');
    if (options.length > 1) {
      const usual = fixed.pick(options);
      return loose.chance(change) ? loose.pick(options) : usual;
    }
    return slotValue(name, language, fixed);
  });
}

function slotValue(name: string, language: Language, draws: Draws): string {
  switch (name) {
    case 'code':
      return `${String.fromCharCode(65 + draws.below(26), 65 + draws.below(26))}-${String(1000 + draws.below(9000))}`;
    case 'small':
      return `${String(1 + draws.below(60))}.${String(10 + draws.below(90))}`;
    case 'big':
      return String(100 * (5 + draws.below(900)));
    case 'count':
      return String(3 + draws.below(90));
    case 'percent':
      return `${String(10 + draws.below(280))} %`;
    default:
      return draws.pick(language.slots[name] ?? ENGLISH.slots[name] ?? ['it']);
  }
}
