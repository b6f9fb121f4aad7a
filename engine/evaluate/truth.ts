import { SkeinError } from '../model/errors.js';

/** What the truth says of each report, by report number. */
export interface Truth {
  /** Reports with the same label could be joined by genuine links; -1 for those that nobody could join to another. */
  readonly recoverable: Int32Array;
  /** True campaign; whoever is of none is alone in one. -1 for reports that the truth does not name. */
  readonly campaign: Int32Array;
  /** The person who reports; -1 where the truth does not say. */
  readonly victim: Int32Array;
  /** 1 where the report repeats another one. */
  readonly duplicate: Uint8Array;
}

const COLUMNS = ['source', 'ref', 'campaign', 'class', 'victim', 'component'] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * Reads `truth/reports.csv` as the generator writes it: no cell holds a comma or a quote.
 *
 * @param numberOf Number of a report, 0 .. `reports` - 1; undefined for one that is not there: it is passed over.
 * @throws SkeinError `usage` if the first line does not name the columns.
 */
export async function readTruth(
  lines: Iterable<string> | AsyncIterable<string>,
  reports: number,
  numberOf: (source: string, ref: string) => number | undefined,
): Promise<Truth> {
  const truth = {
    recoverable: new Int32Array(reports).fill(-1),
    campaign: new Int32Array(reports).fill(-1),
    victim: new Int32Array(reports).fill(-1),
    duplicate: new Uint8Array(reports),
  };
  const components = new Labels();
  const campaigns = new Labels();
  const victims = new Labels();
  let rowOf: ((line: string) => Row) | null = null;
  for await (const line of lines) {
    if (rowOf === null) rowOf = rowReader(line);
    else if (line !== '') {
      const row = rowOf(line);
      const r = numberOf(row.source, row.ref);
      if (r === undefined) continue;
      truth.recoverable[r] = row.component === '' ? -1 : components.of(row.component);
      truth.campaign[r] = row.campaign === '' ? campaigns.fresh() : campaigns.of(row.campaign);
      truth.victim[r] = row.victim === '' ? -1 : victims.of(row.victim);
      truth.duplicate[r] = row.class === 'duplicate' ? 1 : 0;
    }
  }
  return { ...truth, recoverable: withoutSingles(truth.recoverable) };
}

function rowReader(header: string): (line: string) => Row {
  const names = header.split(',');
  const places = COLUMNS.map((column) => names.indexOf(column));
  const missing = COLUMNS.filter((_, i) => places[i] === -1);
  if (missing.length > 0)
    throw new SkeinError('usage', `the truth of the reports has no column "${missing.join('", "')}"`);
  return (line) => {
    const cells = line.split(',');
    const cell = (column: number): string => cells[places[column] ?? -1] ?? '';
    return {
      source: cell(0),
      ref: cell(1),
      campaign: cell(2),
      class: cell(3),
      victim: cell(4),
      component: cell(5),
    };
  };
}

/** Numbers words as they come. */
class Labels {
  readonly #numbers = new Map<string, number>();
  #next = 0;

  of(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#next);
    return this.#next++;
  }

  /** A number that no word has. */
  fresh(): number {
    return this.#next++;
  }
}

/** Reports left alone by the links that are genuine are not scored: nobody could have found them (rules, section 4). */
function withoutSingles(labels: Int32Array): Int32Array {
  const size = new Map<number, number>();
  for (const label of labels) size.set(label, (size.get(label) ?? 0) + 1);
  return labels.map((label) => (size.get(label) === 1 ? -1 : label));
}
