import { totalmem } from 'node:os';
import type { Command } from 'commander';
import { wholeNumber } from '../options.js';
import { action, type Outcome } from '../session.js';
import type { Shell } from '../shell.js';
import { memoryFor } from './settings.js';
import { browser } from './window.js';
import { load } from './load.js';
import { run, start, status, stop } from './work.js';

const MEBIBYTE = 1024 * 1024;

/** `skein neo4j run|start|stop|status`: a local server for development and for analysts' own machines. */
export function addNeo4j(program: Command, shell: Shell, outcome: Outcome): void {
  const neo4j = program
    .command('neo4j')
    .summary('run a Neo4j of your own, on this machine alone')
    .description(
      'Runs Neo4j Community with Graph Data Science and Neo4j Browser, on loopback, with its data in .neo4j. It needs ' +
        'Java 17 or 21; Maven fetches the server once into .neo4j-dist. A password is made on the first start unless ' +
        'NEO4J_PASSWORD gives one. Where NEO4J_URI names a server, that one is used and nothing is started.',
    );
  const { heapMb, pageCacheMb } = memoryFor(totalmem() / MEBIBYTE);
  const place = (command: Command) => command.option('--home <folder>', "the server's folder", '.neo4j');
  const serving = (command: Command) =>
    place(command)
      .option('--distribution <folder>', "folder of the server's jars", '.neo4j-dist')
      .option('--bolt-port <port>', 'port for drivers', wholeNumber(1, 65535), 7687)
      .option('--http-port <port>', 'port of Neo4j Browser', wholeNumber(1, 65535), 7474)
      .option('--heap <megabytes>', "memory for the server's work", wholeNumber(512, 65536), heapMb)
      .option('--page-cache <megabytes>', 'memory for its pages on disk', wholeNumber(64, 65536), pageCacheMb);
  serving(neo4j.command('run'))
    .description('Runs the server until Ctrl-C.')
    .addHelpText('after', '\nExamples:\n  skein neo4j run\n  skein neo4j run --bolt-port 7688 --http-port 7475')
    .action(action(shell, outcome, run));
  serving(neo4j.command('start'))
    .description('Starts the server and leaves it running.')
    .addHelpText('after', '\nExamples:\n  skein neo4j start\n  skein neo4j start --heap 2048 --json')
    .action(action(shell, outcome, start));
  serving(neo4j.command('import'))
    .argument('[file...]', 'report files to load')
    .summary('fill a new database without the network, from files or another store')
    .description(
      "Makes the first load with the server's own importer, which takes a sixth of the work of doing it over the " +
        'network: the server must be stopped, and runs afterwards. The files on the way are private and removed.',
    )
    .option('--from <url>', 'store to load, instead of report files: sqlite:FOLDER')
    .option('--replace', 'give up the database that the folder holds')
    .option('--temp <folder>', 'folder for the files on the way')
    .option('--format <format>', 'of report files: jsonl, csv, stix or misp; by default told from the file')
    .option('--profile <name>', 'mapping profile of report files')
    .addHelpText(
      'after',
      '\nExamples:\n  skein neo4j import --from sqlite:.skein\n  skein neo4j import reports.jsonl.gz' +
        '\n\nExit code: 0 loaded, 2 usage, 3 failure, 4 the server runs, or holds something else in the end.',
    )
    .action(action(shell, outcome, load));
  place(neo4j.command('stop'))
    .description('Stops the server that `start` or `run` left.')
    .addHelpText('after', '\nExample:\n  skein neo4j stop')
    .action(action(shell, outcome, stop));
  place(neo4j.command('status'))
    .description('Says whether the server runs, and where; ends with 3 if it does not.')
    .addHelpText('after', '\nExample:\n  skein neo4j status --json')
    .action(action(shell, outcome, status));
  neo4j
    .command('browser')
    .description('Tells where the style and the scripts for Neo4j Browser are, and how to load them.')
    .addHelpText('after', '\nExample:\n  skein neo4j browser')
    .action(action(shell, outcome, browser));
}
