import { describe, expect, it } from 'vitest';
import { Phases, type NightProgress, type StepFigures } from '../../engine/rescore/phases.js';
import { RESCORE_PHASES } from '../../engine/rescore/usual-shares.js';

/** A clock that goes on by 10 ms, and CPU by 4 ms, each time it is asked. */
function watched() {
  let asked = 0;
  const steps: StepFigures[] = [];
  const progress: NightProgress[] = [];
  const phases = new Phases({
    now: () => 10 * asked++,
    meter: { cpuMs: () => 4 * asked, peakBytes: () => 1_000 + asked },
    onStep: (figures) => void steps.push(figures),
    onProgress: (so) => void progress.push(so),
  });
  return { phases, steps, progress };
}

describe('the phases of a night', () => {
  it('tell what each step took behind it, and the phase behind its steps', async () => {
    const { phases, steps } = watched();
    await phases.run('load', () => {
      phases.step('reports', { unit: 'reports', of: 30 });
      phases.through(10);
      phases.through(20);
      phases.step('derivations');
    });
    expect(steps.map(({ phase, step, rows, unit }) => [phase, step, rows, unit])).toEqual([
      ['load', 'reports', 30, 'reports'],
      ['load', 'derivations', null, null],
      ['load', null, null, null],
    ]);
    for (const { wallMs, cpuMs, peakBytes } of steps) {
      expect(wallMs).toBeGreaterThan(0);
      expect(cpuMs).toBeGreaterThan(0);
      expect(peakBytes).toBeGreaterThan(1_000);
    }
    const [reports, derivations, whole] = steps.map(({ wallMs }) => wallMs);
    expect(whole).toBeGreaterThanOrEqual((reports ?? 0) + (derivations ?? 0));
    expect(phases.durationsMs.load).toBeGreaterThan(0);
  });

  it('go from nothing to all, never back, whatever steps they have', async () => {
    const { phases, progress } = watched();
    for (const phase of RESCORE_PHASES)
      await phases.run(phase, () => {
        phases.step('reports', { unit: 'reports', of: 4 });
        for (let i = 0; i < 5; i++) phases.through(1); // one more than was said
        phases.step('of no name');
      });
    const done = progress.map((so) => so.done);
    expect(done[0]).toBe(0);
    expect(done.at(-1)).toBeCloseTo(1);
    const ended = RESCORE_PHASES.map((phase) => progress.findLast((so) => so.phase === phase)?.done ?? 0);
    expect(ended).toEqual(ended.toSorted((a, b) => a - b));
    const loading = progress.filter((so) => so.phase === 'load' && so.step === 'reports').map((so) => so.done);
    expect(loading).toEqual(loading.toSorted((a, b) => a - b));
  });

  it('say nothing of CPU and memory without a meter', async () => {
    const steps: StepFigures[] = [];
    const phases = new Phases({ now: () => 0, onStep: (figures) => void steps.push(figures) });
    await phases.run('weigh', () => undefined);
    expect(steps).toMatchObject([{ phase: 'weigh', step: null, cpuMs: null, peakBytes: null }]);
  });
});
