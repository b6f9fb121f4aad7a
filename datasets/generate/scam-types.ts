/** The kinds of artifact that a campaign owns, in the order of the tables below. */
export const OWNED_KINDS = ['email', 'phone', 'iban', 'wallet', 'domain', 'url', 'ip', 'handle', 'template'] as const;
export type OwnedKind = (typeof OWNED_KINDS)[number];

/** Place of each kind in the tables; `urlHost` is the domain under a campaign's URLs. */
export const KIND = {
  email: 0,
  phone: 1,
  iban: 2,
  wallet: 3,
  domain: 4,
  url: 5,
  ip: 6,
  handle: 7,
  template: 8,
} as const;
export const URL_HOST = 9;

/** Median days for which an artifact is in use before the next generation replaces it. */
export const LIFE_DAYS: readonly number[] = [12, 7, 30, 75, 10, 4, 25, 20, 100];
export const LIFE_SIGMA = 0.6;
/** Reports that one artifact serves. */
export const REPORTS_SERVED: readonly number[] = [10, 12, 12, 40, 30, 6, 50, 15, 400];
/** Mention rates of the table are raised by this, and capped. */
const MENTION_SCALE = 1.2;
const MENTION_CAP = 0.95;

export interface ScamType {
  /** As reports name it. */
  readonly word: string;
  readonly share: number;
  /** Chance that a report mentions each kind, in the order of `OWNED_KINDS`; already scaled. */
  readonly mentions: readonly number[];
  readonly lossMedianUsd: number;
  readonly lossSigma: number;
  readonly noLoss: number;
}

function scamType(
  word: string,
  share: number,
  mentions: readonly number[],
  loss: readonly [number, number, number],
): ScamType {
  const scaled = mentions.map((chance) => Math.min(MENTION_CAP, MENTION_SCALE * chance));
  return { word, share, mentions: scaled, lossMedianUsd: loss[0], lossSigma: loss[1], noLoss: loss[2] };
}

export const SCAM_TYPES: readonly ScamType[] = [
  scamType('phishing', 0.24, [0.35, 0.35, 0.1, 0, 0.15, 0.4, 0.03, 0, 0.25], [300, 1.6, 0.55]),
  scamType('bank-impersonation', 0.12, [0.1, 0.75, 0.45, 0, 0, 0, 0, 0, 0.05], [3500, 1.3, 0.25]),
  scamType('business-email-compromise', 0.05, [0.85, 0.1, 0.7, 0, 0.3, 0, 0.1, 0, 0.1], [35000, 1.4, 0.35]),
  scamType('romance', 0.08, [0.35, 0.35, 0.3, 0.2, 0, 0, 0, 0.55, 0.1], [9000, 1.5, 0.1]),
  scamType('investment', 0.16, [0.2, 0.3, 0.3, 0.4, 0.6, 0.15, 0.03, 0.3, 0.05], [8000, 1.6, 0.05]),
  scamType('shop', 0.18, [0.25, 0.05, 0.35, 0, 0.65, 0.25, 0, 0, 0], [150, 1.1, 0.05]),
  scamType('tech-support', 0.06, [0.1, 0.75, 0.15, 0.03, 0.15, 0, 0.1, 0, 0.05], [800, 1.3, 0.3]),
  scamType('sextortion', 0.05, [0.6, 0, 0, 0.65, 0, 0, 0, 0, 0.5], [600, 1, 0.85]),
  scamType('job', 0.06, [0.2, 0.4, 0.2, 0.3, 0.3, 0, 0, 0.5, 0.15], [2500, 1.4, 0.15]),
];

export function scamTypeAt(place: number): ScamType {
  const type = SCAM_TYPES[place];
  if (type === undefined) throw new RangeError(`no scam type ${place}`);
  return type;
}
