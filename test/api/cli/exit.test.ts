import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../api/cli/exit.js';
import { SkeinError } from '../../../engine/index.js';

describe('the exit code', () => {
  it.each([
    ['usage', 2],
    ['config', 2],
    ['not-found', 3],
    ['store-busy', 4],
    ['store-failed', 3],
    ['key-mismatch', 3],
    ['unreadable', 3],
  ] as const)('of %s is %i', (code, exit) => {
    expect(faultOf(new SkeinError(code, 'text'))).toEqual({ exit, code, message: 'text' });
  });

  it('of a wrong option is 2, with the suggestion on the same line', () => {
    const error = new CommanderError(
      1,
      'commander.unknownOption',
      "error: unknown option '--jsn'\n(Did you mean --json?)",
    );
    expect(faultOf(error)).toEqual({
      exit: 2,
      code: 'usage',
      message: "unknown option '--jsn' (Did you mean --json?); --help shows the way",
    });
  });

  it('of a word that is no choice is 2, and its sentence ends once', () => {
    const error = new CommanderError(
      1,
      'commander.invalidArgument',
      "error: 'x' is invalid. Allowed choices are a, b.",
    );
    expect(faultOf(error)?.message).toBe("'x' is invalid. Allowed choices are a, b; --help shows the way");
  });

  it('of help and version is no fault', () => {
    expect(faultOf(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'))).toBeNull();
  });

  it('of anything unforeseen is 3', () => {
    expect(faultOf(new TypeError('x is not a function'))).toMatchObject({ exit: 3, code: 'internal' });
  });
});
