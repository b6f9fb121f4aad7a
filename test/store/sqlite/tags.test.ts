import { expect, it } from 'vitest';
import { tagsText, tagText } from '../../../engine/store/sqlite/tags.js';
import { campaign } from '../../contract/store-runs.js';

const typed = (...values: string[]): string =>
  tagsText(campaign({ id: 'c-1', fraudTypes: values.map((value) => ({ value, reports: 1 })) }));

it('finds the words that a campaign has, whole ones alone', () => {
  const text = typed('phishing', 'tech-support');
  expect(text).toContain(tagText('type', 'phishing'));
  expect(text).toContain(tagText('type', 'tech-support'));
  for (const other of ['phish', 'support', 'tech', '']) expect(text).not.toContain(tagText('type', other));
  expect(text).not.toContain(tagText('country', 'phishing'));
});

it.each([
  'x","country=DE',
  'x,"country=DE',
  'x\\","country=DE',
  '","country=DE","',
  'x\u001f,"country=DE"',
  '\\',
  'a"\\',
])('lets no word of a source pass for another tag: %j', (value) => {
  expect(typed(value)).not.toContain(tagText('country', 'DE'));
  expect(typed(value)).toContain(tagText('type', value));
});
