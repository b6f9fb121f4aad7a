import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ListChoice } from '../../engine/index.js';
import { repeated } from './options.js';
import type { Session } from './session.js';

/** The options that choose benign lists, as commander hands them over. */
export interface ListOptions {
  readonly lists?: readonly string[];
  readonly defaultLists: boolean;
  readonly psl: boolean;
}

export function addListOptions(command: Command): Command {
  return command
    .option('--lists <path>', 'MISP warninglist file or folder, beside the built-in ones; may be repeated', repeated)
    .option('--no-default-lists', 'leave the built-in lists of benign infrastructure out')
    .option('--no-psl', 'leave the Public Suffix List out');
}

/** Entries that cannot be used are told on standard error, whatever was asked to be quiet. */
export function listChoice(session: Session, { lists, defaultLists, psl }: ListOptions): ListChoice {
  return {
    lists: lists?.map((path) => resolve(session.shell.cwd, path)),
    defaultLists,
    suffixList: psl,
    onListWarning: (warning) => {
      session.complain(warning);
    },
  };
}
