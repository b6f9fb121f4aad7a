import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractArtifacts, MAX_FINDS } from '../../engine/artifact/extract.js';
import { MAX_VALUE_LENGTH } from '../../engine/artifact/kind.js';
import { defang, refang } from '../../engine/artifact/refang.js';
import { cleanArtifact, derivedFrom, KINDS, understand } from '../../engine/artifact/registry.js';

/** Parts that the readers look for, so that random texts get past their first look. */
const PARTS = [
  'http://', 'hxxps[:]//', 'evil', '.', '[.]', '(dot)', ' [at] ', '@', 'com', '.example', 'xn--', 'www.', '/', '?', '#', '%', '%2f', ':',
  '80', '+44', '20 7946 0000', '00', '(0)', 'DE89', '3704 0044 0532 0130 00', '0x', '5aaeb6053f3e94c9b9a09f33669435e7ef1beaed', 'bc1q',
  'bitcoin:', 'telegram', 'whatsapp:', 't.me/', '<', '>', '(', ')', '[', ']', '{', '}', '*', '_', '-', '\u200b', '\ufeff', '\0', '\ud800',
  '\udc00', '💸', 'é', 'e\u0301', '\u034f', '．', '。', 'Ａ', 'ß', 'İ', '１', '::ffff:', '1.2.3.4', '\n', ' ', '"', ',', ';', '…', 'ﬀ', '\u00ad',
]; // prettier-ignore

const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)); // lone surrogates and NUL too
const anyText = fc.oneof(
  fc.array(unit, { maxLength: 60 }).map((units) => units.join('')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.oneof(fc.constantFrom(...PARTS), unit), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...PARTS), { maxLength: 14 }).map((parts) => parts.join('')),
);
const hint = fc.constantFrom({}, { country: 'GB' }, { country: 'us' }, { country: 'XX' }, { country: null });
const RUNS = { numRuns: 1500 };

describe('whatever the bytes', () => {
  it.each(KINDS.map((kind) => [kind.name, kind] as const))(
    '%s declines or reads, and reads again what it made of it',
    (_, kind) => {
      fc.assert(
        fc.property(anyText, hint, (text, where) => {
          const cleaned = kind.clean(text, where);
          if (cleaned === null) return;
          expect(kind.clean(cleaned.folded, where)?.folded).toBe(cleaned.folded);
          expect(kind.clean(cleaned.shown, where)?.folded).toBe(cleaned.folded);
          expect(cleaned.folded).not.toBe('');
          expect(cleaned.folded.length).toBeLessThanOrEqual(MAX_VALUE_LENGTH);
          expect(cleaned.folded + ' ' + cleaned.shown).not.toMatch(/[\ud800-\udfff]/u); // half a character
        }),
        RUNS,
      );
    },
  );

  it('every value becomes an artifact, and what follows from it ends', () => {
    const names = fc.oneof(
      anyText,
      fc.constantFrom('auto', 'domain', 'url', 'telegram', 'btc', '__proto__', 'constructor'),
    );
    fc.assert(
      fc.property(names, anyText, hint, (name, text, where) => {
        const { artifact } = cleanArtifact(name, text, where);
        expect(artifact.id).toBe(`${artifact.kind}:${artifact.folded}`);
        const ids = derivedFrom(artifact).map(({ id }) => id);
        expect(new Set([artifact.id, ...ids]).size).toBe(ids.length + 1);
        for (const other of understand(text, where)) expect(other.folded).not.toBe('');
      }),
      RUNS,
    );
  });

  it('a text gives up artifacts that their kinds read again, each once', () => {
    fc.assert(
      fc.property(anyText, hint, (text, where) => {
        const found = extractArtifacts(text, where);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        for (const { kind, shown, id } of found) expect(cleanArtifact(kind, shown, where).artifact.id).toBe(id);
      }),
      RUNS,
    );
  });

  it('a text is refanged to one line that refanging leaves alone', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = refang(text);
        expect(refang(once)).toBe(once);
        expect(once).not.toMatch(/[\r\n\0]/);
        expect(defang(once)).not.toMatch(/https?:\/\//i);
      }),
      RUNS,
    );
  });
});

describe('texts made to tire the reader', () => {
  const units = [
    '(', '[', 'a.', '1 ', '@', '[.', 'http://', 'DE89', '+1', 'a@', ' (', 'telegram ', '1.2.3.4 ', 'h', '0x', '\\.', '.', 'a:', '12345678 ', '00 ', '()', '[ :', ' [ . ', 'hxxp',
    '\u200b', 'xn--', '%', 'a-', '_', '@a ', 'x (', '1-1-', '\n', '((.))', ' \u00a0',
  ]; // prettier-ignore

  it.each(units)('%j over and over is read in time and in bounds', (unit) => {
    const text = unit.repeat(Math.ceil(200_000 / unit.length));
    const started = process.cpuUsage();
    expect(extractArtifacts(text, { country: 'GB' }).length).toBeLessThanOrEqual(MAX_FINDS);
    for (const kind of KINDS) kind.clean(text.slice(0, MAX_VALUE_LENGTH), { country: 'GB' });
    cleanArtifact('auto', text, {});
    // Quadratic readers take minutes here; the bound is far from both.
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(10);
  });

  it('does not grow by characters that stand for a whole sentence', () => {
    expect(refang('\ufdfa'.repeat(1000) + 'evil.com').length).toBeLessThan(1100);
  });

  it('stops asking for telephone numbers after a thousand that are none', () => {
    const madeUp = (count: number) => Array.from({ length: count }, (_, i) => `+99 ${10_000 + i} 12\n`).join('');
    expect(extractArtifacts(`${madeUp(100)}+44 20 7946 0018`, {})).toHaveLength(1);
    expect(extractArtifacts(`${madeUp(2000)}+44 20 7946 0018`, {})).toHaveLength(0);
  });

  it('finds no more than its bound in a page of addresses', () => {
    const page = Array.from({ length: 5000 }, (_, i) => `a${i}.example`).join(' ');
    expect(extractArtifacts(page, {})).toHaveLength(MAX_FINDS);
  });
});
