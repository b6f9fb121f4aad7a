export const RESCORE_PHASES = ['load', 'weigh', 'detect', 'campaigns', 'publish'] as const;
export type RescorePhase = (typeof RESCORE_PHASES)[number];

/** The steps of each phase in their order, with the tenths of a CPU second that a million reports take. They only move a bar. */
const USUAL: Readonly<Record<RescorePhase, Readonly<Record<string, number>>>> = {
  load: { reports: 70, artifacts: 35, templates: 30, mentions: 18, derivations: 2 },
  weigh: { people: 9, losses: 6, graph: 25 },
  detect: { 'last run': 10, communities: 300 },
  campaigns: {
    payments: 6,
    sums: 45,
    identity: 15,
    names: 12,
    order: 20,
    questions: 5,
    digest: 7,
  },
  publish: { campaigns: 27, memberships: 2, artifacts: 18, questions: 4, 'oldest run': 4, commit: 4 },
};

/**
 * The share of a night that is through, 0..1, going by what its steps usually cost.
 *
 * @param step the one under way, and the share of it that is through; null before the first, or behind the last.
 * @param ended 1 when the phase is through.
 */
export function usuallyDone(
  phase: RescorePhase,
  step: { readonly name: string; readonly share: number } | null,
  ended: 0 | 1,
): number {
  const before = RESCORE_PHASES.slice(0, RESCORE_PHASES.indexOf(phase)).reduce((sum, each) => sum + costOf(each), 0);
  const within = ended === 1 ? costOf(phase) : step === null ? 0 : costWithin(phase, step);
  return (before + within) / RESCORE_PHASES.reduce((sum, each) => sum + costOf(each), 0);
}

function costOf(phase: RescorePhase): number {
  return Object.values(USUAL[phase]).reduce((sum, cost) => sum + cost, 0);
}

function costWithin(phase: RescorePhase, { name, share }: { readonly name: string; readonly share: number }): number {
  const steps = Object.entries(USUAL[phase]);
  const place = steps.findIndex(([known]) => known === name);
  if (place < 0) return 0;
  const before = steps.slice(0, place).reduce((sum, [, cost]) => sum + cost, 0);
  return before + share * (steps[place]?.[1] ?? 0);
}
