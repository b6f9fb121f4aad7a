/** Whether this build would run with what a kept run ran with: parameters come and go between two versions too. */
import { SkeinError } from '../model/errors.js';
import type { RunManifest } from '../model/run.js';
import { fixedParameters } from './server-kernel.js';

/** More names than these tell nobody more. */
const NAMED = 5;

/**
 * Parameters of a run that the same kernel, asked for the same, would not have here: unknown to this build, missing in
 * the run, or another value where nothing is learned. Ascending; empty for a run that this build can go on from.
 */
export function otherParameters(run: Pick<RunManifest, 'kernel' | 'settings' | 'parameters'>): readonly string[] {
  const usual = fixedParameters(run.kernel, {});
  if (usual === null) return [];
  const had = (name: string) => (Object.hasOwn(run.parameters, name) ? run.parameters[name] : undefined) ?? null;
  const unknown = Object.keys(run.parameters).filter((name) => !Object.hasOwn(usual, name));
  const missing = Object.keys(usual).filter((name) => had(name) === null);
  if (unknown.length + missing.length > 0) return [...unknown, ...missing].sort();
  const fixed = fixedAsAsked(run);
  if (fixed === null) return Object.keys(run.settings).sort();
  const others = Object.entries(fixed).filter(([name, value]) => value !== null && value !== had(name));
  return others.map(([name]) => name).sort();
}

/** Null where this build no longer takes what was asked for. */
function fixedAsAsked({ kernel, settings }: Pick<RunManifest, 'kernel' | 'settings'>) {
  try {
    return fixedParameters(kernel, settings);
  } catch (cause) {
    if (cause instanceof SkeinError && cause.code === 'usage') return null;
    throw cause;
  }
}

/** The first few, and how many there are besides. */
export function namesText(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return rest > 0 ? `${names.slice(0, NAMED).join(', ')} and ${rest} more` : names.join(', ');
}
