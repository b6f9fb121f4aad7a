import { expect, it } from 'vitest';
import { nightLabel } from '../../../api/cli/night-label.js';

const READING = {
  phase: 'load' as const,
  step: 'mentions',
  done: 0.25,
  rows: 824_000,
  of: 2_000_000,
  unit: 'mentions',
  stepMs: 2_000,
  nightMs: 27_000,
};

it('says what is done, how fast, and how long it will yet take', () => {
  expect(nightLabel(READING)).toBe('reading evidence: mentions, 412,000/s, 1:21 left');
});

it('names no rate and no time before there is enough to tell them from', () => {
  expect(nightLabel({ ...READING, stepMs: 500, nightMs: 600 })).toBe('reading evidence: mentions');
  expect(nightLabel({ ...READING, step: null, rows: null, done: 0 })).toBe('reading evidence');
});
