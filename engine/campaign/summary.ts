import type { Ledger, Tally, VictimCount } from '../model/campaign.js';
import type { Day } from '../model/day.js';
import { NO_DAY } from '../model/day.js';
import { at, byteAt, numberAt } from './columns.js';
import type { LedgerGiven } from './ledger.js';
import { LedgerSheet } from './ledger.js';
import { TallySheet } from './tally.js';
import { peopleIn } from './victims.js';

/** What a set of reports adds up to. Intelligence counts among the reports, never as a victim or a loss. */
export interface Summary {
  readonly reports: number;
  readonly intelligence: number;
  readonly victims: VictimCount;
  readonly ledger: Ledger;
  readonly countries: readonly Tally[];
  readonly fraudTypes: readonly Tally[];
  readonly sources: readonly Tally[];
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

export interface SummaryGiven extends LedgerGiven {
  readonly person: Int32Array;
}

/** Sums sets of reports one after the other, each in time in proportion to the set. */
export class SummarySheet {
  private readonly ledger: LedgerSheet;
  private readonly countries: TallySheet;
  private readonly fraudTypes: TallySheet;
  private readonly sources: TallySheet;
  private readonly lossOffsets: Int32Array;
  /** The set in which a person was last seen: telling people apart needs no set of its own. */
  private readonly seenIn: Int32Array;
  private set = 0;

  constructor(private readonly given: SummaryGiven) {
    const { reports, losses } = given.evidence;
    this.ledger = new LedgerSheet(given);
    this.countries = new TallySheet(reports.countries);
    this.fraudTypes = new TallySheet(reports.fraudTypes);
    this.sources = new TallySheet(reports.sources);
    this.seenIn = new Int32Array(peopleIn(given.person));
    this.lossOffsets = new Int32Array(reports.count + 1);
    for (const report of losses.report) this.lossOffsets[report + 1] = at(this.lossOffsets, report + 1) + 1;
    for (let report = 0; report < reports.count; report++)
      this.lossOffsets[report + 1] = at(this.lossOffsets, report + 1) + at(this.lossOffsets, report);
  }

  sum(members: Int32Array): Summary {
    const { reports } = this.given.evidence;
    this.set++;
    let intelligence = 0;
    let distinct = 0;
    let unidentified = 0;
    for (const report of members) {
      this.tally(report);
      if (byteAt(reports.intelligence, report)) {
        intelligence++;
        continue;
      }
      if (at(this.given.person, report) < 0) unidentified++;
      else if (this.isNew(at(this.given.person, report))) distinct++;
      this.addLosses(report);
    }
    return {
      reports: members.length,
      intelligence,
      victims: { distinct, unidentified },
      ledger: this.ledger.close(),
      countries: this.countries.close(),
      fraudTypes: this.fraudTypes.close(),
      sources: this.sources.close(),
      ...spanOf(reports.day, members),
    };
  }

  private tally(report: number): void {
    const { reports } = this.given.evidence;
    this.countries.add(at(reports.country, report));
    this.fraudTypes.add(at(reports.fraudType, report));
    this.sources.add(at(reports.source, report));
  }

  private isNew(person: number): boolean {
    if (at(this.seenIn, person) === this.set) return false;
    this.seenIn[person] = this.set;
    return true;
  }

  private addLosses(report: number): void {
    this.ledger.addUnreadable(numberAt(this.given.evidence.reports.unreadableLosses, report));
    const end = at(this.lossOffsets, report + 1);
    for (let loss = at(this.lossOffsets, report); loss < end; loss++) this.ledger.add(loss);
  }
}

function spanOf(day: Int32Array, members: Int32Array): { firstDay: Day | null; lastDay: Day | null } {
  let first = Infinity;
  let last = NO_DAY;
  for (const report of members) {
    const one = at(day, report);
    if (one === NO_DAY) continue;
    first = Math.min(first, one);
    last = Math.max(last, one);
  }
  return last === NO_DAY ? { firstDay: null, lastDay: null } : { firstDay: first, lastDay: last };
}
