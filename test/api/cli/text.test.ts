import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grouped, plainLine, plainText, safeJson } from '../../../api/cli/text.js';

const HOSTILE = 'a\u001b]0;owned\u0007b\u009b31mc\u202egpj.exe\u2066d\u200be\ufefff\r\ng\u{e0041}h\ud800';

describe('text of attackers on a terminal', () => {
  it('loses what a terminal obeys or hides, and keeps the rest', () => {
    expect(plainLine(HOSTILE)).toBe('a]0;ownedb31mcgpj.exedef gh');
  });

  it('stays one line, so that no data can fake a line of ours', () => {
    expect(plainLine('ref\nskein: all is well')).toBe('ref skein: all is well');
  });

  it('keeps the lines of a file', () => {
    expect(plainText('a\tb\n\u001b[2Jc\r\n')).toBe('a\tb\n[2Jc\n');
  });

  it('keeps what people write in other scripts', () => {
    expect(plainLine('Ünïcode 北京 мошенник 😀')).toBe('Ünïcode 北京 мошенник 😀');
  });
});

describe('JSON for scripts', () => {
  it('escapes what a terminal obeys and loses nothing', () => {
    const line = safeJson({ text: HOSTILE });
    expect(line).not.toMatch(/[\u007f-\u009f\u200b\u202e\u2066\ufeff]/);
    expect(JSON.parse(line)).toEqual({ text: HOSTILE });
  });

  it('reads back as what went in, whatever that is', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value: unknown = JSON.parse(json);
        expect(JSON.parse(safeJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('a figure', () => {
  it.each([
    ['1234567.00', '1,234,567.00'],
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['12345.678', '12,345.678'],
    [4321, '4,321'],
  ])('%s is written %s on every machine', (figure, text) => {
    expect(grouped(figure)).toBe(text);
  });
});
