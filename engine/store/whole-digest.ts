import { createHash, hash, type Hash } from 'node:crypto';
import type { Alert } from '../model/alert.js';
import type { Artifact, Mention } from '../model/artifact.js';
import { compareText } from '../model/ids.js';
import type { Report } from '../model/report.js';
import type { Alias } from '../model/run.js';
import { groupedBy } from './group.js';
import { victimText } from './newer.js';
import { KeyedNumbers } from './row-keys.js';
import { isCopyNote } from './whole.js';
import type { HeldBack, PartName, WholePart, WholeRun } from './whole.js';

/** What one store holds, for comparing it with another. */
export interface WholeTotals {
  readonly reports: number;
  /** Artifacts ever mentioned. */
  readonly artifacts: number;
  readonly mentions: number;
  readonly derivations: number;
  readonly runs: number;
  readonly aliases: number;
  readonly events: number;
  readonly alerts: number;
  readonly fresh: number;
  readonly notes: number;
}

export interface WholeDigest {
  readonly totals: WholeTotals;
  /** Of each kind of part by itself (hex), to tell where two stores differ. */
  readonly parts: Readonly<Partial<Record<PartName, string>>>;
  /** sha256 (hex) over all parts. */
  readonly digest: string;
}

const WORDS = 8;

/**
 * One number over everything in a store. Rows whose order says nothing are digested each by itself and the digests added
 * up, word by word, so the order of arrival and row keys do not enter; what is ordered is digested in its order.
 */
export class Digester {
  readonly #sums = new Map<PartName, Uint32Array>();
  readonly #marks = { report: new Marks(), artifact: new Marks() };
  readonly #totals: Record<keyof WholeTotals, number> = {
    reports: 0,
    artifacts: 0,
    mentions: 0,
    derivations: 0,
    runs: 0,
    aliases: 0,
    events: 0,
    alerts: 0,
    fresh: 0,
    notes: 0,
  };

  add(part: WholePart): void {
    switch (part.what) {
      case 'notes': {
        this.#notes(part);
        return;
      }
      case 'reports': {
        this.#reports(part);
        return;
      }
      case 'artifacts': {
        this.#artifacts(part);
        return;
      }
      case 'derivations': {
        this.#derivations(part);
        return;
      }
      case 'past': {
        this.#past(part);
        return;
      }
      case 'run': {
        this.#run(part.run);
        return;
      }
      case 'alerts': {
        this.#alerts(part);
        return;
      }
      case 'fresh': {
        this.#fresh(part);
        return;
      }
    }
  }

  finish(): WholeDigest {
    const totals = { ...this.#totals };
    const parts = Object.fromEntries([...this.#sums].map(([what, sum]) => [what, hash('sha256', sum.join(), 'hex')]));
    return { totals, parts, digest: hash('sha256', canonical({ totals, parts }), 'hex') };
  }

  #notes({ rows }: PartOf<'notes'>): void {
    for (const { name, text } of rows) {
      if (isCopyNote(name)) continue;
      this.#totals.notes++;
      this.#sum('notes', canonical([name, text]));
    }
  }

  #reports({ rows }: PartOf<'reports'>): void {
    this.#totals.reports += rows.length;
    for (const { key, report } of rows) {
      this.#totals.mentions += report.mentions.length;
      this.#marks.report.set(key, report.id);
      this.#sum('reports', reportText(report));
    }
  }

  #artifacts({ rows }: PartOf<'artifacts'>): void {
    this.#totals.artifacts += rows.length;
    for (const { key, artifact } of rows) {
      this.#marks.artifact.set(key, hash('sha256', artifact.id, 'hex'));
      this.#sum('artifacts', JSON.stringify(artifactFields(artifact)));
    }
  }

  #derivations({ rows }: PartOf<'derivations'>): void {
    this.#totals.derivations += rows.length;
    for (const { child, parent } of rows)
      this.#sum('derivations', `${this.#marks.artifact.text(child)} ${this.#marks.artifact.text(parent)}`);
  }

  #past({ aliases, events }: PartOf<'past'>): void {
    this.#totals.aliases += aliases.length;
    this.#totals.events += events.length;
    for (const alias of aliases) this.#sum('past', canonical(['alias', alias]));
    const placeIn = new Map<number, number>();
    for (const event of events) {
      const place = placeIn.get(event.run) ?? 0;
      placeIn.set(event.run, place + 1);
      this.#sum('past', canonical(['event', place, event]));
    }
  }

  #run(run: WholeRun): void {
    const {
      summary,
      campaigns,
      operations,
      members,
      artifacts,
      links,
      setAside,
      aliases,
      events,
      settled,
      told,
      held,
    } = run;
    this.#totals.runs++;
    this.#totals.aliases += aliases.length;
    this.#totals.events += events.length;
    const whole = createHash('sha256');
    for (const row of [summary, ...campaigns, ...operations, byName(aliases), ...events, ...settled, ...told])
      whole.update(canonical(row)).update('\n');
    this.#members(whole, members);
    for (const { campaign, artifact, reports, reportsInAll, firstDay, lastDay, role, ...rest } of artifacts) {
      rest satisfies Readonly<Record<string, never>>;
      const facts = `${campaign} ${reports} ${reportsInAll} ${firstDay} ${lastDay} ${role}`;
      whole.update(`${facts} ${this.#marks.artifact.text(artifact)}\n`);
    }
    for (const { link, places, artifacts: named } of links)
      whole.update(`${canonical([link, places])} ${named.map((key) => this.#marks.artifact.text(key)).join()}\n`);
    for (const { artifact, aside } of setAside)
      whole.update(`${canonical(aside)} ${this.#marks.artifact.text(artifact)}\n`);
    if (held !== null) this.#held(whole, held);
    this.#sum('run', whole.digest('hex'));
  }

  /** The order of reports within a campaign says nothing. */
  #members(whole: Hash, members: WholeRun['members']): void {
    const { offsets, places } = groupedBy(
      Int32Array.from(members, ({ campaign }) => campaign),
      1 + (members.at(-1)?.campaign ?? -1),
    );
    for (let campaign = 0; campaign + 1 < offsets.length; campaign++) {
      const own = places.subarray(offsets[campaign], offsets[campaign + 1]);
      const marks = Float64Array.from(own, (place) => this.#marks.report.number(members[place]?.report ?? -1)).sort();
      whole.update(`${campaign} ${marks.join()}\n`);
    }
  }

  #held(whole: Hash, { reasons, seen, alerts }: HeldBack): void {
    const seenOnes = [...seen.key].map((key, row) => `${this.#marks.report.text(key)} ${seen.stamp[row] ?? -1}`).sort();
    whole.update(canonical([reasons, alerts, seenOnes]));
  }

  #alerts({ rows }: PartOf<'alerts'>): void {
    for (const { alert, delivery } of rows) {
      const place = this.#totals.alerts++;
      this.#sum('alerts', canonical([place, delivery, alert satisfies Alert]));
    }
  }

  #fresh({ rows }: PartOf<'fresh'>): void {
    this.#totals.fresh += rows.length;
    for (const { key, ...row } of rows) this.#sum('fresh', `${canonical(row)} ${this.#marks.report.text(key)}`);
  }

  #sum(what: PartName, text: string): void {
    const sum = this.#sums.get(what) ?? new Uint32Array(WORDS);
    this.#sums.set(what, sum);
    const digest = hash('sha256', text, 'buffer');
    for (let word = 0; word < WORDS; word++) sum[word] = (sum[word] ?? 0) + digest.readUInt32BE(4 * word);
  }
}

type PartOf<W extends PartName> = Extract<WholePart, { readonly what: W }>;

/** What reports and artifacts are told apart by, in place of row keys: 52 bits of a digest, which fit a number. */
class Marks {
  readonly #marks = new KeyedNumbers();

  set(key: number, hex: string): void {
    this.#marks.set(key, Number.parseInt(hex.slice(0, 13), 16));
  }

  number(key: number): number {
    return this.#marks.get(key);
  }

  text(key: number): string {
    return this.number(key).toString(36);
  }
}

/** The compiler refuses it as soon as a report has a field that is not named here. */
function reportText(report: Report): string {
  const { id, source, ref, type, reportedAt, incidentAt, fraudType, country, victim, losses, ...more } = report;
  const { unreadableLosses, mentions, handling, reliability, digest, ...rest } = more;
  rest satisfies Readonly<Record<string, never>>;
  const remarks = unreadableLosses.length > 0 || handling !== null || reliability !== null;
  return JSON.stringify([
    [id, source, ref, type, reportedAt, incidentAt, fraudType, country, victimText({ victim }), digest],
    losses.map(({ kind, currency, minor, at }) => [kind, currency, minor, at]),
    remarks ? canonical([unreadableLosses, handling, reliability]) : null,
    mentions.map(mentionFields),
  ]);
}

/** Parents stand among the derivations. */
function mentionFields({ artifact, origin, role }: Mention): readonly unknown[] {
  return [...artifactFields(artifact), origin, role];
}

function artifactFields({ kind, folded, shown }: Artifact): readonly unknown[] {
  return [kind, folded, shown];
}

/** JSON in which the order of fields does not matter, and whole numbers of any size are text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => {
    if (typeof field === 'bigint') return field.toString();
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    const names = Object.keys(field).sort();
    return Object.fromEntries(names.map((name) => [name, (field as Record<string, unknown>)[name]]));
  });
}

/** Those of a run that waits come as they were found. */
function byName(aliases: readonly Alias[]): readonly Alias[] {
  return aliases.toSorted((a, b) => compareText(a.from, b.from));
}
