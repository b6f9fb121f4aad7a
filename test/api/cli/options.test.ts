import { describe, expect, it } from 'vitest';
import { repeated, settings, wholeNumber } from '../../../api/cli/options.js';

describe('a whole number', () => {
  it('is read within its bounds', () => {
    expect(wholeNumber(1, 500)('500')).toBe(500);
  });

  it.each(['0', '501', '1.5', '-1', '1e2', '0x10', '', ' 5', 'five', '9'.repeat(40)])('is not %j', (text) => {
    expect(() => wholeNumber(1, 500)(text)).toThrow('It must be a whole number from 1 to 500.');
  });
});

describe('a setting of the detector', () => {
  it('is a number, a truth value or a text, by what it looks like', () => {
    const all = ['beta=0.5', 'rounds=2', 'amounts=false', 'tiny=1e-6', 'mode=fast'].reduce<ReturnType<typeof settings>>(
      (so, text) => settings(text, so),
      {},
    );
    expect(all).toEqual({ beta: 0.5, rounds: 2, amounts: false, tiny: 1e-6, mode: 'fast' });
  });

  it.each(['beta', '=5', 'beta=', '1x=5', 'a b=1'])('is not %j', (text) => {
    expect(() => settings(text, undefined)).toThrow('name=value');
  });

  it('has no way to the prototype of objects', () => {
    const read = settings('constructor=1', undefined);
    expect(Object.keys(read)).toEqual(['constructor']);
    expect(() => settings('__proto__=1', undefined)).toThrow('name=value');
  });
});

describe('an option that may be repeated', () => {
  it('keeps what was given, in order', () => {
    expect(repeated('b', repeated('a', undefined))).toEqual(['a', 'b']);
  });
});
