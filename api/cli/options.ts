import { InvalidArgumentError } from 'commander';

/** Threads that a command takes unasked: further ones mostly wait, for the one that writes or for the largest component. */
export const MOST_THREADS = 4;

/** Reads a whole number of an option; commander names the option in its message. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= most))
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return number;
  };
}

/** Reads a decimal number of an option. */
export function decimal(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,6}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= least && number <= most))
      throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
    return number;
  };
}

/** Collects an option that may be given more than once. */
export function repeated(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

export type Setting = number | string | boolean;

/** Collects `name=value` pairs; values that read as numbers or truth values become such. */
export function settings(
  text: string,
  before: Readonly<Record<string, Setting>> | undefined,
): Readonly<Record<string, Setting>> {
  const match = /^([A-Za-z][A-Za-z0-9.]{0,63})=(.{1,256})$/.exec(text);
  if (match === null) throw new InvalidArgumentError('It must be name=value, as in beta=0.5.');
  return { ...before, [match[1] ?? '']: settingOf(match[2] ?? '') };
}

function settingOf(text: string): Setting {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(text) ? Number(text) : text;
}
