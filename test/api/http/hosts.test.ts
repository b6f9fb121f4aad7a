import { describe, expect, it } from 'vitest';
import { isLoopback, namesThisMachine, requireLoopback } from '../../../api/http/hosts.js';

describe('an address to listen on', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', 'localhost'])('%s is of this machine alone', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', '', '127.0.0.1.evil.example', '::ffff:0.0.0.0', 'example.org', '127.1'])(
    '%j is refused, and the reason says what to do',
    (host) => {
      expect(isLoopback(host)).toBe(false);
      expect(() => {
        requireLoopback(host);
      }).toThrow(/no authentication yet.*tunnel/);
    },
  );
});

describe('a Host header', () => {
  it.each(['localhost', 'localhost:7357', 'LOCALHOST', '127.0.0.1:80', '[::1]', '[::1]:7357'])(
    '%s is ours',
    (header) => {
      expect(namesThisMachine(header)).toBe(true);
    },
  );

  it.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    'evil.example:7357',
    '127.0.0.1.evil.example',
    '[::2]',
    '10.0.0.1',
  ])('%j is rebinding', (header) => {
    expect(namesThisMachine(header)).toBe(false);
  });
});
