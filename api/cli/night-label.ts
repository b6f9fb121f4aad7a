import type { NightProgress } from '../../engine/index.js';
import { grouped } from './text.js';

const LABELS: Readonly<Record<NightProgress['phase'], string>> = {
  load: 'reading evidence',
  weigh: 'weighing links',
  detect: 'finding communities',
  campaigns: 'counting victims and losses',
  publish: 'publishing',
};

/** A rate, or a time left, told from less would jump about. */
const LEAST_MS = 1_000;

/** What the night is at, how fast, and for how long yet: `reading evidence: mentions, 412,000/s, 1:20 left`. */
export function nightLabel(progress: NightProgress): string {
  const { phase, step, rows, stepMs } = progress;
  const rate = rows === null || rows === 0 || stepMs < LEAST_MS ? null : Math.round((rows / stepMs) * 1_000);
  return [
    LABELS[phase] + (step === null ? '' : `: ${step}`),
    ...(rate === null ? [] : [`${grouped(rate)}/s`]),
    ...leftText(progress),
  ].join(', ');
}

/** Going by what steps usually cost, against what this night has taken so far. */
function leftText({ done, nightMs }: NightProgress): readonly string[] {
  if (nightMs < LEAST_MS || done < 0.02) return [];
  const seconds = Math.round((nightMs * (1 - done)) / done / 1_000);
  return [`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`];
}
