import type { Settings } from './options.js';
import type { Plan } from './plan.js';
import { HORIZON_DAYS } from './plan.js';

const BASE_SHARE = 0.8;

/**
 * Days of the horizon at which each night begins: equal stretches from the first night to the end of the data. The
 * reports of a night are all that come in before the next one begins.
 */
export function nightStarts({ rows }: Plan, { nights, startDay }: Settings): readonly number[] {
  if (nights === 0) return [];
  const last = rows.order[Math.min(rows.count - 1, Math.floor(BASE_SHARE * rows.count))] ?? 0;
  const first = startDay ?? Math.floor(rows.time[last] ?? 0);
  const stretch = (HORIZON_DAYS - first) / nights;
  return Array.from({ length: nights }, (_, night) => first + night * stretch);
}

/** File of a part: 0 is the base load, then the nights from 1. */
export function partName(part: number): string {
  return part === 0 ? 'reports.jsonl' : `nights/night-${String(part).padStart(2, '0')}.jsonl`;
}
