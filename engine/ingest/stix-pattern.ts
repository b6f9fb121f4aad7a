/** One `path = 'value'` of a pattern. */
export interface PatternValue {
  readonly path: string;
  readonly value: string;
}

const MAX_PATTERN_LENGTH = 256 * 1024;
const MAX_PATTERN_VALUES = 10_000;

/** A string, a word (a path, an operator, a number) or a sign. No alternative can match what another can: linear. */
const TOKEN = /'((?:[^'\\]|\\.)*)'|([^\s'()[\],=!<>]+)|(!=|[<>]=?|[=()[\],])/gs;
const PATH = /^[a-z][a-z0-9-]*:/;
const OTHER_OPERATORS = new Set(['LIKE', 'MATCHES', 'ISSUBSET', 'ISSUPERSET', 'EXISTS', '!=', '<', '<=', '>', '>=']);

/**
 * The values that a STIX pattern names: each right side of `=` and each member of an `IN` list, wherever AND, OR, brackets
 * and qualifiers put it. A value that is only like something (`LIKE`, `MATCHES`), or that must not be there (`NOT`, `!=`), is
 * not an artifact. Declines nothing: of a pattern that is not one, nothing is found.
 */
export function patternValues(pattern: string): readonly PatternValue[] {
  const reading = new Reading();
  for (const [, text, word, sign] of pattern.slice(0, MAX_PATTERN_LENGTH).matchAll(TOKEN)) {
    if (text !== undefined) reading.text(text.replace(/\\(.)/gs, '$1'));
    else if (word !== undefined) reading.word(word);
    else if (sign !== undefined) reading.sign(sign);
    if (reading.found.length >= MAX_PATTERN_VALUES) break;
  }
  return reading.found;
}

/** Where in a comparison the reading stands: before its path, inside it, or after its operator. */
class Reading {
  readonly found: PatternValue[] = [];
  #path: string | null = null;
  #operator: 'equals' | 'in' | 'other' | null = null;
  #negated = false;

  text(value: string): void {
    if (this.#path === null) return;
    if (this.#operator === null) {
      this.#path += value; // hashes.'SHA-256'
      return;
    }
    if (this.#operator !== 'other' && !this.#negated) this.found.push({ path: this.#path, value });
    if (this.#operator !== 'in') this.#end();
  }

  word(word: string): void {
    if (this.#operator === 'in') return;
    if (this.#path !== null && this.#operator === null) {
      if (word === 'NOT') this.#negated = true;
      else if (word === 'IN') this.#operator = 'in';
      else if (OTHER_OPERATORS.has(word)) this.#operator = 'other';
      else if (!PATH.test(word)) this.#path += word;
      else this.#start(word);
    } else if (PATH.test(word)) this.#start(word);
    else if (this.#operator !== null) this.#end(); // a number or a boolean
  }

  sign(sign: string): void {
    if (this.#path === null) return;
    if (this.#operator === 'in') {
      if (sign === ')') this.#end();
    } else if (this.#operator !== null) return;
    else if (sign === '=') this.#operator = 'equals';
    else if (OTHER_OPERATORS.has(sign)) this.#operator = 'other';
    else this.#path += sign;
  }

  #start(path: string): void {
    this.#end();
    this.#path = path;
  }

  #end(): void {
    this.#path = null;
    this.#operator = null;
    this.#negated = false;
  }
}
