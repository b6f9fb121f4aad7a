import { describe, expect, it } from 'vitest';
import { ALIKE } from '../../engine/artifact/template/groups.js';
import { sketchIn, template, templateLikeness, templateOf } from '../../engine/artifact/template.js';
import { IN_LANGUAGES, PARCEL, REWORDED, STRANGER } from './template/messages.js';

function folded(text: string): string {
  return templateOf(text, 'text')?.folded ?? 'none';
}

describe('the template of a text', () => {
  it('is the same whatever case, spaces, digits, links, addresses and look-alikes it is sent with', () => {
    const disguised = PARCEL.toUpperCase()
      .replace('AB-1234', 'QQ-77')
      .replace('HTTPS://TRACK-PARCEL.EXAMPLE/A1', 'hxxp://deliver[.]example/login?id=9')
      .replace('DESK@PARCEL.EXAMPLE', 'help@other.example')
      .replaceAll('A', 'А') // Cyrillic
      .replaceAll(' ', ' \n ');
    expect(folded(disguised)).toBe(folded(PARCEL));
  });

  it('is nearly the same when words change, and another for a stranger', () => {
    expect(templateLikeness(folded(PARCEL), folded(REWORDED))).toBeGreaterThanOrEqual(ALIKE);
    expect(templateLikeness(folded(PARCEL), folded(PARCEL))).toBe(1);
    expect(templateLikeness(folded(PARCEL), folded(STRANGER))).toBeLessThan(0.2);
  });

  it('is that of the message where one is quoted, whatever the victim tells around it', () => {
    const told = templateOf(`Last week I got "${PARCEL}" and I am ashamed. ${STRANGER}`, 'text');
    expect(told?.folded).toBe(folded(PARCEL));
    expect(templateOf(`They wrote: ${PARCEL}`, 'quotes')).toBeNull();
    expect(templateOf(`They wrote: “${PARCEL}”`, 'quotes')?.folded).toBe(folded(PARCEL));
  });

  it.each(Object.entries(IN_LANGUAGES))('knows a message in %s again by other digits and links', (_language, text) => {
    expect(folded(`${text} https://one.example/a`)).toBe(folded(`${text} http://two.example/bcd?e=1`));
    expect(folded(text)).not.toBe('none');
  });

  it('tells the languages apart', () => {
    const all = Object.values(IN_LANGUAGES).map(folded);
    for (const [place, one] of all.entries())
      for (const other of all.slice(place + 1)) expect(templateLikeness(one, other)).toBeLessThan(0.2);
  });

  it.each(['', 'too short to tell', '1234567890 12', 'see https://evil.example/'])('is not made of %j', (text) => {
    expect(templateOf(text, 'text')).toBeNull();
  });

  it.each([
    ['digits', '1234567890 '.repeat(50)],
    ['dots', '…'.repeat(500)],
  ])('is not made of %s', (_name, text) => {
    expect(templateOf(text, 'text')).toBeNull();
  });

  it('has one size, whatever the text, and looks at its beginning only', () => {
    const long = `${PARCEL} `.repeat(2000);
    expect(sketchIn(folded(long))).toHaveLength(64);
    expect(sketchIn(folded(PARCEL))).toHaveLength(64);
    expect(folded(long + STRANGER)).toBe(folded(long));
  });

  it('reads the form it is stored in, and no other', () => {
    expect(template.clean(folded(PARCEL), {})?.folded).toBe(folded(PARCEL));
    expect(template.clean(PARCEL, {})).toBeNull();
  });

  it.each([
    ['unclosed quotes', '“'.repeat(60_000)],
    ['dots', 'a.'.repeat(40_000)],
    ['slashes', '/'.repeat(70_000)],
    ['one word', 'x'.repeat(70_000)],
    ['halves of pairs', '\ud800'.repeat(70_000)],
    ['ligatures that unfold', '\ufdfa'.repeat(70_000)],
  ])('bears %s', (_name, text) => {
    expect(() => templateOf(text, 'text')).not.toThrow();
  });
});
