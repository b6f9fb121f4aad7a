import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactKind } from '../../engine/model/artifact.js';
import { Draws } from './draws.js';
import { AGENCIES } from './markets.js';
import { DAY_ZERO_MS } from './plan.js';
import { STREAM } from './streams.js';
import { ibanOf } from './values/iban.js';
import { unassignedNumber } from './values/phone.js';
import { walletOf } from './values/wallet.js';
import { NAME_WORDS, TRADE_WORDS } from './values/words.js';

/**
 * The case that skein was made for: one ring with a branch in each of eight countries. Each police force sees a branch
 * of its own; a vendor's indicators, which name infrastructure of several branches together, hold them together.
 */
export const RING = {
  victims: 400,
  attempts: 2600,
  /** Victims who went to two agencies; their losses count once. */
  reportedTwice: 40,
  indicators: 60,
  lostCents: 6_000_000_000,
  largestCents: 1_540_000_000,
} as const;

const COUNTRIES = ['US', 'DE', 'GB', 'FR', 'JP', 'IN', 'NG', 'BR'] as const;
const VENDOR = 'vendor-ti';
const FIRST_DAY = 420;
const ACTIVE_DAYS = 180;
const DAY_MS = 86_400_000;
/** Far from the numbers that other generated data use. */
const FIRST_PHONE = 3_000_000_000;
const PER_BRANCH = { phone: 10, email: 8, iban: 10, domain: 6, wallet: 3 } as const;
const BRANCH_KINDS = ['phone', 'email', 'iban', 'domain', 'wallet'] as const;
const MENTION_SHARE = { phone: 0.6, email: 0.5, iban: 0.7, domain: 0.6, wallet: 0.3 } as const;
/** Nobody pays in a mere attempt, so it seldom names an account. */
const ATTEMPT_SHARE = { phone: 0.6, email: 0.5, iban: 0.1, domain: 0.6, wallet: 0.05 } as const;

type BranchKind = (typeof BRANCH_KINDS)[number];
type Branch = Readonly<Record<BranchKind, readonly string[]>>;

export interface RingReport {
  readonly source: string;
  readonly ref: string;
  readonly type?: 'intelligence';
  readonly reportedAt: string;
  readonly fraudType?: string;
  readonly country?: string;
  readonly victim?: { readonly email: string };
  readonly losses?: readonly {
    readonly amount: string;
    readonly currency: string;
    readonly kind: string;
    readonly at: string;
  }[];
  readonly artifacts: readonly { readonly kind: ArtifactKind; readonly value: string }[];
}

/** All reports of the ring in order of time. */
export function ringReports(seed: number): readonly RingReport[] {
  const draws = new Draws(seed).begin(STREAM.ring);
  const branches = COUNTRIES.map((_, place) => branchOf(place, draws));
  const made = [
    ...victimReports(branches, draws),
    ...Array.from({ length: RING.attempts }, (_, place) => attempt(place, branches, draws)),
    ...Array.from({ length: RING.indicators }, (_, place) => indicator(place, branches, draws)),
  ];
  return made.sort((a, b) =>
    a.reportedAt < b.reportedAt ? -1 : a.reportedAt > b.reportedAt ? 1 : a.ref < b.ref ? -1 : 1,
  );
}

/** Writes `ring.jsonl` and what must come out of it, `truth/ring.json`. */
export async function writeRing(seed: number, outDir: string): Promise<void> {
  await mkdir(join(outDir, 'truth'), { recursive: true });
  const reports = ringReports(seed);
  await writeFile(join(outDir, 'ring.jsonl'), reports.map((report) => `${JSON.stringify(report)}\n`).join(''));
  await writeFile(
    join(outDir, 'truth', 'ring.json'),
    `${JSON.stringify({ ...RING, reports: reports.length }, null, 2)}\n`,
  );
}

function branchOf(place: number, draws: Draws): Branch {
  const values = (kind: BranchKind, value: (member: number) => string): string[] =>
    Array.from({ length: PER_BRANCH[kind] }, (_, member) => value(member));
  const name = (member: number): string =>
    `${draws.pick(NAME_WORDS)}-${draws.pick(TRADE_WORDS)}-ring${String(place * 10 + member)}`;
  return {
    phone: values('phone', (member) => `+${unassignedNumber(FIRST_PHONE + place * 100 + member).digits}`),
    email: values('email', (member) => `desk@${name(member)}.test`),
    iban: values('iban', () => ibanOf(draws)),
    domain: values('domain', (member) => `${name(member)}.example`),
    wallet: values('wallet', () => walletOf(draws)),
  };
}

/** People who paid, each once, and again at another agency within the month for some of them. */
function victimReports(branches: readonly Branch[], draws: Draws): RingReport[] {
  const cents = lossesInCents(draws);
  return cents.flatMap((loss, person) => {
    const place = person % branches.length;
    const day = FIRST_DAY + ACTIVE_DAYS * draws.unit();
    const first = paidReport({ person, place, agency: place, day, loss, branches, draws, ref: `R-${person}` });
    if (person === 0 || person > RING.reportedTwice) return [first];
    const agency = (place + 1 + draws.below(branches.length - 1)) % branches.length;
    const again = paidReport({
      person,
      place,
      agency,
      day: day + 1 + 20 * draws.unit(),
      loss,
      branches,
      draws,
      ref: `R-${person}-2`,
    });
    return [first, { ...again, artifacts: first.artifacts, losses: first.losses ?? [] }];
  });
}

interface Paid {
  readonly person: number;
  readonly place: number;
  readonly agency: number;
  readonly day: number;
  readonly loss: number;
  readonly branches: readonly Branch[];
  readonly draws: Draws;
  readonly ref: string;
}

function paidReport({ person, place, agency, day, loss, branches, draws, ref }: Paid): RingReport {
  const amount = `${String(Math.floor(loss / 100))}.${String(loss % 100).padStart(2, '0')}`;
  return {
    source: AGENCIES[agency] ?? AGENCIES[0],
    ref,
    reportedAt: timeOf(day),
    fraudType: 'investment',
    country: COUNTRIES[place] ?? 'US',
    victim: { email: `ring.victim.${String(person)}@example.org` },
    losses: [{ amount, currency: 'USD', kind: 'lost', at: timeOf(day).slice(0, 10) }],
    artifacts: named(branches[place], MENTION_SHARE, draws),
  };
}

/** One loss of USD 15.4 million, the rest of the sixty spread lognormally, to the cent. */
function lossesInCents(draws: Draws): number[] {
  const rest = RING.lostCents - RING.largestCents;
  const weights = Array.from({ length: RING.victims - 1 }, () => Math.exp(1.1 * draws.normal()));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const cents = weights.map((weight) => Math.max(1, Math.floor((rest * weight) / sum)));
  const missing = rest - cents.reduce((total, value) => total + value, 0);
  cents[0] = (cents[0] ?? 0) + missing;
  return [RING.largestCents, ...cents];
}

/** Someone who was approached and did not pay; the report leaves no name. */
function attempt(place: number, branches: readonly Branch[], draws: Draws): RingReport {
  const country = place % branches.length;
  return {
    source: AGENCIES[country] ?? AGENCIES[0],
    ref: `A-${place}`,
    reportedAt: timeOf(FIRST_DAY + ACTIVE_DAYS * draws.unit()),
    fraudType: 'investment',
    country: COUNTRIES[country] ?? 'US',
    artifacts: named(branches[country], ATTEMPT_SHARE, draws),
  };
}

/** What the vendor saw on one server: sites and mailboxes of two branches. */
function indicator(place: number, branches: readonly Branch[], draws: Draws): RingReport {
  const pair = [place % branches.length, (place + 1 + (place >> 3)) % branches.length];
  const artifacts = pair.flatMap((branch) => [
    { kind: 'domain' as const, value: draws.pick(branches[branch]?.domain ?? ['']) },
    { kind: 'email' as const, value: draws.pick(branches[branch]?.email ?? ['']) },
    { kind: 'wallet' as const, value: draws.pick(branches[branch]?.wallet ?? ['']) },
  ]);
  const reportedAt = timeOf(FIRST_DAY + ACTIVE_DAYS * draws.unit());
  return { source: VENDOR, ref: `I-${place}`, type: 'intelligence', reportedAt, artifacts };
}

/** At least two artifacts of the branch. */
function named(
  branch: Branch | undefined,
  shares: Readonly<Record<BranchKind, number>>,
  draws: Draws,
): RingReport['artifacts'] {
  if (branch === undefined) return [];
  const kinds = BRANCH_KINDS.filter((kind) => draws.chance(shares[kind]));
  const enough = kinds.length >= 2 ? kinds : (['phone', 'domain'] as const);
  return enough.map((kind) => ({ kind, value: draws.pick(branch[kind]) }));
}

function timeOf(day: number): string {
  return new Date(DAY_ZERO_MS + Math.floor((day * DAY_MS) / 1000) * 1000).toISOString().replace('.000', '');
}
