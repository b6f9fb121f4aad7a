import type { Command } from 'commander';
import { CAMPAIGN_SORTS, LEVELS, MAX_PAGE, SkeinError, type CampaignFilter } from '../../engine/index.js';
import { readFilter, type FilterWords } from '../present/filter.js';
import { wholeNumber } from './options.js';

/** The words of the filter as options: the same as in HTTP, in the command line's spelling. */
export function addFilterOptions(command: Command): Command {
  return command
    .option('--level <level>', `${LEVELS.join(' or ')}: an operation is campaigns that evidence joins`)
    .option('--operation <id>', 'campaigns of this operation')
    .option('--type <type>', 'type of fraud')
    .option('--country <code>', 'a victim is from there (ISO 3166-1, as DE)')
    .option('--currency <code>', 'there is a loss in this currency (ISO 4217)')
    .option('--min-loss <amount>', 'lost at least this, in the reporting currency')
    .option('--min-victims <count>', 'distinct victims, at least', wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .option('--min-reports <count>', 'reports, at least', wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .option('--from <day>', 'active on or after this day')
    .option('--to <day>', 'active on or before this day')
    .option('--q <text>', 'text within the title or a strongest artifact')
    .option('--sort <word>', CAMPAIGN_SORTS.join(', '))
    .option('--order <order>', 'asc or desc')
    .option('--limit <count>', `campaigns on a page, 1 to ${MAX_PAGE}`, wholeNumber(1, MAX_PAGE))
    .option('--cursor <cursor>', 'of the page before');
}

/**
 * The filter that the options ask for; `currency` is the reporting currency.
 *
 * @throws SkeinError `usage` naming the option at fault.
 */
export function filterOf(words: FilterWords, currency: string): CampaignFilter {
  const reading = readFilter(words, currency);
  if ('filter' in reading) return reading.filter;
  const option = reading.fault.word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new SkeinError('usage', `--${option} ${reading.fault.reason}`);
}
