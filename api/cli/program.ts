import { Command } from 'commander';
import { packageRoot } from '../../engine/index.js';
import { addBrief } from './brief.js';
import { addAlerts } from './alerts.js';
import { addCampaigns } from './campaigns.js';
import { addCopy } from './copy.js';
import { addDemo } from './demo.js';
import { addEvaluate } from './evaluate.js';
import { addEvents } from './events.js';
import { EXIT, faultOf, type ExitCode } from './exit.js';
import { addExport } from './export/command.js';
import { addGenerate } from './generate.js';
import { addHubs } from './hubs.js';
import { addIngest } from './ingest.js';
import { addLinks } from './links.js';
import { addLookup } from './lookup.js';
import { addNeo4j } from './neo4j/command.js';
import { addPublish } from './publish.js';
import { addRescore } from './rescore.js';
import { addRollback } from './rollback.js';
import { addRuns } from './runs.js';
import { addServe } from './serve.js';
import type { Outcome } from './session.js';
import type { Shell } from './shell.js';
import { addShow } from './show.js';
import { plainLine, safeJson } from './text.js';
import { addVerify } from './verify.js';
import { addSettled } from './settled.js';
import { versionOf } from './version.js';

const ADD = [
  addDemo,
  addIngest,
  addRescore,
  addCampaigns,
  addShow,
  addLookup,
  addLinks,
  addHubs,
  addExport,
  addRuns,
  addPublish,
  addRollback,
  addVerify,
  addCopy,
  addEvents,
  addSettled,
  addAlerts,
  addBrief,
  addGenerate,
  addEvaluate,
  addServe,
  addNeo4j,
];

/** Runs one command line and answers its exit code; nothing is thrown, whatever goes wrong. */
export async function runProgram(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const outcome: Outcome = { exit: EXIT.done };
  try {
    await buildProgram(shell, outcome).parseAsync([...args], { from: 'user' });
  } catch (error) {
    return tellFault(error, args, shell);
  }
  return outcome.exit;
}

function buildProgram(shell: Shell, outcome: Outcome): Command {
  const program = new Command('skein')
    .description('Finds the fraud campaigns behind victim reports: distinct victims, summed losses, and why.')
    .version(versionOf(packageRoot()))
    .option('--data <folder>', 'data folder (SKEIN_DATA; default .skein)')
    .option(
      '--store <url>',
      'sqlite:FOLDER, neo4j://HOST:PORT or memory: (SKEIN_STORE; default: sqlite in the data folder)',
    )
    .option('--json', 'answer in JSON, the last line being the result')
    .option('--quiet', 'no hints and no progress')
    .option('--no-color', 'no colors (NO_COLOR too)')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => shell.stdout.columns ?? 100,
      getErrHelpWidth: () => shell.stderr.columns ?? 100,
    })
    .addHelpText(
      'after',
      '\nExamples:\n  skein demo\n  skein ingest reports.jsonl && skein rescore && skein campaigns',
    );
  for (const add of ADD) add(program, shell, outcome);
  return program;
}

/** One line on standard error; the stack only where it is asked for. */
function tellFault(error: unknown, args: readonly string[], shell: Shell): ExitCode {
  // A signal closes the engine under the work: what then fails is no news.
  if (shell.state.stopping) return EXIT.interrupted;
  const fault = faultOf(error);
  if (fault === null) return EXIT.done;
  const { exit, code, message } = fault;
  const line = args.includes('--json') ? safeJson({ error: { code, message } }) : plainLine(`skein: ${message}`);
  shell.stderr.write(`${line}\n`);
  if (shell.env['SKEIN_DEBUG'] === '1' && error instanceof Error) shell.stderr.write(`${error.stack ?? ''}\n`);
  return exit;
}
