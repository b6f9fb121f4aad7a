import type { Artifacts } from './artifacts.js';
import { Draws } from './draws.js';
import { marketAt } from './markets.js';
import { STREAM } from './streams.js';
import type { Language } from './wording/language.js';
import { filled, languageOfCountry, languageOfCurrency } from './wording/phrasing.js';

const SCAM_SENTENCES = 2;
const ANY_SENTENCES = 4;
const VARIANT_SENTENCES = 2;
const STORY_SENTENCES = 2;
const REWORDED_SHARE = 0.15;
const SWAPPED_SHARE = 0.3;
const DROPPED_SHARE = 0.1;

export interface NarrativeOf {
  readonly row: number;
  readonly country: string | null;
  /** Template artifact of the message that the victim quotes, or -1. */
  readonly quoted: number;
  /** Artifacts that stand nowhere else. */
  readonly told: readonly string[];
  /** Whether the victim says more than what must be said. */
  readonly talks: boolean;
}

/**
 * What victims write. A campaign's message keeps its sentences, names and sums from report to report, while greeting,
 * synonyms and the order of sentences change; a variant of it has some other sentences. Stories of victims are put
 * together from many parts, so that two strangers rarely write alike.
 */
export class Narratives {
  readonly #artifacts: Artifacts;
  readonly #fixed: Draws;
  readonly #loose: Draws;

  constructor(artifacts: Artifacts, seed: number) {
    this.#artifacts = artifacts;
    this.#fixed = new Draws(seed);
    this.#loose = new Draws(seed);
  }

  of(want: NarrativeOf): string {
    const loose = this.#loose.begin(STREAM.wording, want.row);
    const language = languageOfCountry(want.country);
    const parts: string[] = [];
    if (want.talks) parts.push(...this.#story(language, loose));
    if (want.quoted >= 0) parts.push(`"${this.#message(want.quoted, loose)}"`);
    if (want.told.length > 0) parts.push(`${loose.pick(language.naming)} ${want.told.join(', ')}`);
    return parts.join(' ');
  }

  #story(language: Language, loose: Draws): string[] {
    const sentences = [...chosen(language.stories, STORY_SENTENCES, loose), loose.pick(language.claims)];
    return sentences.map((sentence) => filled(sentence, language, loose, loose, 0));
  }

  #message(template: number, loose: Draws): string {
    const base = this.#artifacts.model(template);
    const fixed = this.#at(base >= 0 ? base : template);
    const market = this.#artifacts.market(template);
    const language = languageOfCurrency(marketAt(market).currency, fixed.unit());
    let sentences = this.#sentences(language, this.#artifacts.type(template), fixed, loose);
    if (base >= 0) {
      const others = this.#sentences(language, this.#artifacts.type(template), this.#at(template), loose);
      sentences = [...sentences.slice(VARIANT_SENTENCES), ...others.slice(-VARIANT_SENTENCES)];
    }
    return [loose.pick(language.greetings), ...rearranged(sentences, loose)].join(' ').trim();
  }

  #at(template: number): Draws {
    return this.#fixed.beginAt(STREAM.message, this.#artifacts.keyHi(template), this.#artifacts.keyLo(template));
  }

  #sentences(language: Language, type: number, fixed: Draws, loose: Draws): string[] {
    const own = chosen(language.ofScam[type] ?? [], SCAM_SENTENCES, fixed);
    const any = chosen(language.ofAny, ANY_SENTENCES + SCAM_SENTENCES - own.length, fixed);
    return [...own, ...any].map((sentence) => filled(sentence, language, fixed, loose, REWORDED_SHARE));
  }
}

/** Some of the phrases, in their order. */
function chosen(phrases: readonly string[], count: number, draws: Draws): string[] {
  const left = phrases.map((_, place) => place);
  while (left.length > count) left.splice(draws.below(left.length), 1);
  return left.map((place) => phrases[place] ?? '');
}

function rearranged(sentences: readonly string[], loose: Draws): string[] {
  const told = [...sentences];
  const place = loose.below(Math.max(1, told.length - 1));
  const [first, second] = [told[place], told[place + 1]];
  if (loose.chance(SWAPPED_SHARE) && first !== undefined && second !== undefined) told.splice(place, 2, second, first);
  if (loose.chance(DROPPED_SHARE)) told.splice(loose.below(told.length), 1);
  return told;
}
