import { moneyText, type Ledger, type NightSummary, type RunManifest, type RunSummary } from '../../engine/index.js';
import { grouped, plural } from './text.js';

/** A published run for people. */
export function runLines({ manifest, unclustered, whole }: RunSummary): string[] {
  const { counts } = manifest;
  const setAside = Object.entries(counts.setAside)
    .filter(([reason, count]) => reason !== 'links' && count > 0)
    .map(([reason, count]) => `${grouped(count)} ${reason}`);
  return [
    `run ${manifest.run}: ${plural(counts.campaigns, 'campaign')} ${counts.campaigns === 1 ? 'holds' : 'hold'} ${grouped(counts.clusteredReports)} of ` +
      `${plural(counts.reports, 'report')}; the largest has ${grouped(counts.largestCampaign)}, ` +
      `${grouped(unclustered.reports)} are in none`,
    `${plural(counts.operations, 'operation')} of joined evidence; the largest has ${plural(counts.largestOperation, 'report')}`,
    `${plural(whole.victims.distinct, 'distinct victim')} in all` +
      (whole.victims.unidentified > 0
        ? `, and ${plural(whole.victims.unidentified, 'report')} by victims without an identity`
        : ''),
    `lost in all: ${lostText(whole.ledger)}${missingText(whole.ledger)}`,
    ...(setAside.length > 0 ? [`artifacts set aside as links: ${setAside.join(', ')}`] : []),
    ...termLines(manifest),
    `kernel ${manifest.kernel}, seed ${manifest.seed}, as of ${manifest.asOf ?? 'no dated report'}`,
    ...agreementLines(manifest),
    ...settledLines(manifest),
    `${manifest.start.how} start: ${manifest.start.why}`,
    `rates: ${manifest.rates}`,
  ];
}

/** The night in one line, for a log. */
export function nightLine({ manifest, whole, held, alerts }: NightSummary, isDry: boolean): string {
  const { run, counts, start, durationsMs } = manifest;
  const seconds = Object.values(durationsMs).reduce((sum, ms) => sum + ms, 0) / 1000;
  const became = isDry ? 'not published, a dry run' : held.length > 0 ? 'held back' : 'published';
  return (
    `run ${run} ${became}: ${plural(counts.reports, 'report')}, ${plural(counts.campaigns, 'campaign')}, largest ` +
    `${grouped(counts.largestCampaign)}, lost ${lostText(whole.ledger)}, ${start.how}, ${plural(alerts.length, 'new alert')}, ${seconds.toFixed(1)} s`
  );
}

/** What became of reports that were attached provisionally. */
function settledLines({ news }: RunManifest): readonly string[] {
  if (news === undefined || news.confirmed + news.moved + news.released === 0) return [];
  const { confirmed, moved, released } = news;
  return [
    `provisional reports: ${grouped(confirmed)} confirmed, ${grouped(moved)} moved, ${grouped(released)} released`,
  ];
}

const TERMS = ['time', 'profile', 'amount', 'category'];

/** Says so where data lack what detection would weigh beside the links (rules, section 4, "links only"). */
function termLines({ parameters }: RunManifest): readonly string[] {
  const off = TERMS.filter((term) => parameters[term] === 'off');
  if (off.length === 0) return [];
  return [
    off.length === TERMS.length
      ? 'links only: without time, profile, amount and category'
      : `without ${off.join(' and ')}`,
  ];
}

/** How far another detector agrees with ours on the same graph, where both have run. */
function agreementLines({ parameters }: RunManifest): readonly string[] {
  const {
    campaignsAdjustedRand: rand,
    campaignsMutualInformation: information,
    operationsAdjustedRand: randAbove,
    operationsMutualInformation: informationAbove,
  } = parameters;
  if (rand === undefined) return [];
  return [
    `agreement with blocks, adjusted Rand index and normalised mutual information: campaigns ${rand} ${information}, ` +
      `operations ${randAbove} ${informationAbove}`,
  ];
}

/** `USD 1,234.00` of the reporting currency. */
export function lostText({ converted }: Ledger): string {
  return `${converted.currency} ${grouped(moneyText({ currency: converted.currency, minor: converted.lostMinor }))}`;
}

/** Said wherever a converted total stands, so that it is never taken for the whole. */
export function missingText({ converted }: Ledger): string {
  return converted.missingCurrencies.length === 0
    ? ''
    : `, without ${converted.missingCurrencies.join(', ')} (no rate known)`;
}
