import { Draws } from './draws.js';
import type { Settings } from './options.js';
import type { RowColumns } from './plan.js';
import { CLASS } from './plan.js';
import { STREAM } from './streams.js';
import { unassignedNumber } from './values/phone.js';
import { FAMILY_NAMES, GIVEN_NAMES } from './values/words.js';

const NO_IDENTITY_SHARE = 0.12;
/** Victims' numbers start here, far above those of artifacts, so that no victim has a scammer's number. */
const FIRST_VICTIM_PHONE = 5_000_000_000;

export interface GeneratedVictim {
  readonly id?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly birthDate?: string;
}

/** Who the victims are. A person is numbered by the report that names them first. */
export class Victims {
  readonly #rows: RowColumns;
  readonly #repeats: number;
  readonly #draws: Draws;

  constructor(rows: RowColumns, settings: Settings) {
    this.#rows = rows;
    this.#repeats = settings.repeatVictims;
    this.#draws = new Draws(settings.seed);
  }

  /** The person who made a report: for a duplicate the one of its original, and now and then one met elsewhere. */
  person(row: number): number {
    const own = this.#rows.class[row] === CLASS.duplicate ? (this.#rows.original[row] ?? row) : row;
    if (this.#rows.class[own] === CLASS.poison) return own;
    const draws = this.#draws.begin(STREAM.repeat, own);
    return draws.chance(this.#repeats) ? draws.below(this.#rows.owned) : own;
  }

  /**
   * What a report tells of its victim, or null where it tells nothing. An original and its duplicate both carry the
   * e-mail, and so do both reports of someone who was hit twice: else nobody could know.
   */
  identity(row: number, sourceId: string): GeneratedVictim | null {
    const person = this.person(row);
    const known = this.#rows.class[row] === CLASS.duplicate || this.#rows.repeated[row] === 1 || person !== row;
    const draws = this.#draws.begin(STREAM.victim, row);
    if (!known && draws.chance(NO_IDENTITY_SHARE)) return null;
    const full = this.#full(person);
    const told = {
      ...(draws.chance(0.5) && { id: sourceId }),
      ...((draws.chance(0.8) || known) && { email: full.email }),
      ...(draws.chance(0.4) && { phone: full.phone }),
      ...(draws.chance(0.7) && { name: full.name, ...(draws.chance(0.6) && { birthDate: full.birthDate }) }),
    };
    return Object.keys(told).length === 0 ? null : told;
  }

  #full(person: number): Required<Omit<GeneratedVictim, 'id'>> {
    const draws = this.#draws.begin(STREAM.person, person);
    const [given, family] = [draws.pick(GIVEN_NAMES), draws.pick(FAMILY_NAMES)];
    const born = new Date(Date.UTC(1938, 0, 1) + draws.below(24_800) * 86_400_000);
    return {
      email: `${given}.${family}.${person.toString(36)}@example.org`.toLowerCase(),
      phone: `+${unassignedNumber(FIRST_VICTIM_PHONE + person).digits}`,
      name: `${given} ${family}`,
      birthDate: born.toISOString().slice(0, 10),
    };
  }
}
