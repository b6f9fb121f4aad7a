import { Option, type Command } from 'commander';
import { ARTIFACT_KINDS, SkeinError, type ArtifactKind } from '../../engine/index.js';
import { lookupJson, type FoundArtifactJson, type LookupJson, type SightingJson } from '../present/lookup.js';
import { EXIT, type ExitCode } from './exit.js';
import { sayTable } from './say-table.js';
import { action, type Outcome, type Session } from './session.js';
import type { Shell } from './shell.js';
import type { Column } from './table.js';
import { grouped, plural } from './text.js';

interface LookupOptions {
  readonly kind?: ArtifactKind;
  readonly country?: string;
}

export function addLookup(program: Command, shell: Shell, outcome: Outcome): void {
  program
    .command('lookup')
    .summary('find the campaigns that use a value')
    .description('Finds which campaigns use a phone, IBAN, address, wallet, handle …, in any spelling, defanged too.')
    .argument('<value>', 'what to look for; after -- where it begins with a dash')
    .addOption(new Option('--kind <kind>', 'read the value as this kind alone').choices(ARTIFACT_KINDS))
    .option('--country <code>', 'reads phone numbers written without a country code')
    .addHelpText(
      'after',
      '\nExamples:\n  skein lookup "0044 20 7946 0000"\n  skein lookup "020 7946 0000" --country GB\n  skein lookup "hxxps://evil[.]example/login"',
    )
    .action(action(shell, outcome, lookup));
}

async function lookup(session: Session, value: string, options: LookupOptions): Promise<ExitCode> {
  if (options.country !== undefined && !/^[A-Za-z]{2}$/.test(options.country))
    throw new SkeinError('usage', '--country must be a country code of two letters, as in DE');
  const engine = await session.engine();
  const answer = lookupJson(
    await engine.lookup(value, { kind: options.kind, country: options.country?.toUpperCase() }),
  );
  if (session.json) session.result(answer);
  else sayAnswer(session, answer);
  return EXIT.done;
}

function sayAnswer(session: Session, { understood, found }: LookupJson): void {
  const known = understood.filter((one) => one.kind !== 'other' && one.derivedFrom === null);
  session.say(
    known.length === 0
      ? 'not an artifact of any kind that links; looked for as it is written'
      : `understood as ${known.map((one) => `${one.kind} ${one.shown}`).join(', ')}`,
  );
  if (found.length === 0) session.say('known from no report');
  for (const one of found) sayFound(session, one);
}

function sayFound(session: Session, found: FoundArtifactJson): void {
  session.say('');
  session.heading(`${found.kind} ${found.shown}${originText(found)}`);
  const seen = found.firstSeen === null ? '' : `, seen ${found.firstSeen} to ${found.lastSeen ?? '-'}`;
  session.say(`in ${plural(found.reports, 'report')}${seen}`, verdict(found));
  if (found.campaigns.length > 0) sayTable(session, COLUMNS, found.campaigns);
  const more = found.campaignCount - found.campaigns.length;
  if (more > 0) session.say(`and in ${plural(more, 'more campaign')}`);
}

/** Which reading of the value it follows from, where it is not the value itself. */
function originText({ derivedFrom }: FoundArtifactJson): string {
  return derivedFrom === null ? '' : ` (follows from ${derivedFrom.kind} ${derivedFrom.shown})`;
}

/** How sure: a value that links says which campaign it belongs to; one that was set aside says little. */
function verdict({ campaigns, reports, setAside }: FoundArtifactJson): string {
  const [first] = campaigns;
  if (first === undefined) return 'in no campaign yet';
  const linking = campaigns.filter((one) => one.role === 'links');
  const [best] = linking;
  if (best === undefined) return `says little about who: it was set aside (${setAside?.reason ?? first.role})`;
  const sure = `${grouped(best.reports)} of its ${plural(reports, 'report')}, ${percent(best.share)}`;
  return linking.length === 1 ? `belongs to ${best.campaignId}: ${sure}` : `most likely ${best.campaignId}: ${sure}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

const COLUMNS: readonly Column<SightingJson>[] = [
  { head: 'campaign', cell: (one) => one.campaignId },
  { head: 'title', most: 48, least: 16, cell: (one) => one.title },
  { head: 'with it', align: 'right', cell: (one) => grouped(one.reports) },
  { head: 'of its use', align: 'right', cell: (one) => percent(one.share) },
  { head: 'role', cell: (one) => one.role },
  { head: 'reports', align: 'right', spare: 2, cell: (one) => grouped(one.campaignReports) },
  { head: 'victims', align: 'right', spare: 1, cell: (one) => grouped(one.distinctVictims) },
  { head: 'lost', align: 'right', cell: (one) => `${one.lost.currency} ${grouped(one.lost.amount)}` },
];
