import { describe, expect, it } from 'vitest';
import { problem, ProblemError, problemOf } from '../../../api/http/problem.js';
import { SkeinError } from '../../../engine/index.js';

describe('a problem', () => {
  it.each([
    ['usage', 400],
    ['not-found', 404],
    ['store-busy', 503],
    ['store-failed', 503],
    ['key-mismatch', 500],
  ] as const)('of code %s has status %i', (code, status) => {
    expect(problemOf(new SkeinError(code, 'text'))).toMatchObject({ code, status, type: 'about:blank' });
  });

  it('keeps the text of our own faults to itself: it may name paths of this machine', () => {
    const told = JSON.stringify([
      problemOf(new Error('/home/ana/secret')),
      problemOf(new SkeinError('store-failed', '/home/ana/secret')),
      problemOf('/home/ana/secret'),
      problemOf(null),
    ]);
    expect(told).not.toContain('secret');
  });

  it('names the words that would do, where one of a few was asked for', () => {
    const validation = [
      { keyword: 'enum', instancePath: '/format', message: 'x', params: { allowedValues: ['json', 'html', 'md'] } },
    ];
    expect(problemOf({ validation }).detail).toBe('"format" must be one of json, html, md');
  });

  it('is sent as the route made it', () => {
    const made = problem(410, 'dissolved', 'gone', { field: 'id' });
    expect(problemOf(new ProblemError(made))).toBe(made);
  });
});
