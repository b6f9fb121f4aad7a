import { readerContract } from './reader.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const lines = (count: number, newline: string, line: (n: number) => string): string =>
  numbers(count)
    .map((n) => line(n) + newline)
    .join('');
const pretty = (value: unknown, newline: string): string =>
  JSON.stringify(value, null, 1).replaceAll('\n', newline) + newline;

readerContract('jsonl', {
  format: 'jsonl',
  file: (count, newline) =>
    lines(count, newline, (n) =>
      JSON.stringify({ source: 's', ref: `ref-${n}`, artifacts: [{ kind: 'domain', value: `evil-${n}.com` }] }),
    ),
  brokenTail: '{"source":"s","ref":"ref-9","artifacts":[{"ki',
});

readerContract('jsonl through a profile', {
  format: 'jsonl',
  profile: 'maltrail',
  file: (count, newline) =>
    lines(count, newline, (n) =>
      JSON.stringify({ report_id: `ref-${n}`, indicators: [`evil-${n}.com`], references: [] }),
    ),
  brokenTail: '{"report_id":"ref-9","indica',
});

readerContract('csv', {
  format: 'csv',
  file: (count, newline) =>
    count === 0 ? '' : `ref,source,domain${newline}${lines(count, newline, (n) => `ref-${n},s,"evil-${n}.com"`)}`,
  brokenTail: 'ref-9,s,"evil',
});

const indicator = (n: number) => ({
  type: 'indicator',
  id: `ref-${n}`,
  pattern: `[domain-name:value = 'evil-${n}.com']`,
  pattern_type: 'stix',
});

readerContract('stix', {
  format: 'stix',
  file: (count, newline) =>
    pretty({ type: 'bundle', id: 'bundle--1', objects: numbers(count).map(indicator) }, newline),
  brokenTail: '{"type":"bundle","objects":[{"type":"indic',
});

const event = (n: number) => ({
  Event: { uuid: `ref-${n}`, Orgc: { name: 's' }, Attribute: [{ type: 'domain', value: `evil-${n}.com` }] },
});

readerContract('misp', {
  format: 'misp',
  file: (count, newline) => pretty({ response: numbers(count).map(event) }, newline),
  brokenTail: '{"Event":{"uuid":"ref-9","Attri',
});
