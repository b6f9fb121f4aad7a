/** Where victims live and pay: a currency, its countries, and a round rate that only serves to make amounts. */
export interface Market {
  readonly currency: string;
  readonly share: number;
  readonly countries: readonly string[];
  /** USD for one unit. */
  readonly usdRate: number;
  readonly digits: number;
}

export const MARKETS: readonly Market[] = [
  { currency: 'USD', share: 0.35, countries: ['US', 'US', 'US', 'US', 'AU', 'CA'], usdRate: 1, digits: 2 },
  {
    currency: 'EUR',
    share: 0.27,
    countries: ['DE', 'DE', 'FR', 'FR', 'ES', 'IT', 'NL', 'IE'],
    usdRate: 1.09,
    digits: 2,
  },
  { currency: 'GBP', share: 0.12, countries: ['GB'], usdRate: 1.28, digits: 2 },
  { currency: 'JPY', share: 0.06, countries: ['JP'], usdRate: 0.0067, digits: 0 },
  { currency: 'INR', share: 0.1, countries: ['IN'], usdRate: 0.0118, digits: 2 },
  { currency: 'NGN', share: 0.04, countries: ['NG'], usdRate: 0.00065, digits: 2 },
  { currency: 'BRL', share: 0.06, countries: ['BR'], usdRate: 0.18, digits: 2 },
];

export function marketAt(place: number): Market {
  const market = MARKETS[place];
  if (market === undefined) throw new RangeError(`no market ${place}`);
  return market;
}

/** The agencies that victims report to; each takes the reports of some countries. */
export const AGENCIES = [
  'agency-us',
  'agency-de',
  'agency-gb',
  'agency-fr',
  'agency-jp',
  'agency-in',
  'agency-ng',
  'agency-br',
] as const;

const AGENCY_OF: Readonly<Record<string, number>> = {
  US: 0,
  AU: 0,
  CA: 0,
  DE: 1,
  NL: 1,
  IT: 1,
  GB: 2,
  IE: 2,
  FR: 3,
  ES: 3,
  JP: 4,
  IN: 5,
  NG: 6,
  BR: 7,
};

/** Place in `AGENCIES` of the agency that a country's victims report to. */
export function agencyOf(country: string): number {
  return AGENCY_OF[country] ?? 0;
}
