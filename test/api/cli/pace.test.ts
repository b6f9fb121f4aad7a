import { describe, expect, it } from 'vitest';
import { Pace } from '../../../api/cli/pace.js';

const so = (read: number, bytes: number, size: number | null = 1_000, file = 'a.jsonl') => ({
  file,
  read,
  accepted: read,
  rejected: 0,
  bytes,
  size,
});

describe('the pace of an ingest', () => {
  it('tells reports a second and the time left by the bytes of the file, once there is something to tell', () => {
    let nowMs = 5_000;
    const pace = new Pace(() => nowMs);
    nowMs += 500;
    expect(pace.of(so(1_000, 100))).toBe('');
    nowMs += 1_500;
    expect(pace.of(so(4_000, 250))).toBe(', 2,000 a second, 6 s left');
    nowMs += 498_000;
    expect(pace.of(so(50_000, 500))).toBe(', 100 a second, 8 min left');
  });

  it('begins again with each file, and says no time where no size is known', () => {
    let nowMs = 0;
    const pace = new Pace(() => nowMs);
    nowMs = 10_000;
    pace.of(so(1_000, 1_000));
    nowMs = 20_000;
    expect(pace.of(so(2_000, 10, null, '-'))).toBe('');
    nowMs = 30_000;
    expect(pace.of(so(6_000, 20, null, '-'))).toBe(', 500 a second');
  });
});
