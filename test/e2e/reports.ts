/** Reports of known campaigns: the reports of one share a handle and a domain, and nobody else names them. */

export interface PlantedReport {
  readonly source: string;
  readonly ref: string;
  readonly [field: string]: unknown;
}

export interface Planting {
  readonly campaigns: number;
  readonly size: number;
  /** Number of the first campaign: plantings that do not overlap have nothing in common. */
  readonly first?: number;
}

const COUNTRIES = ['DE', 'GB', 'FR', 'ES'] as const;

export function plantedReports({ campaigns, size, first = 0 }: Planting): PlantedReport[] {
  return Array.from({ length: campaigns * size }, (_nothing, place) =>
    plantedReport(first + Math.floor(place / size), place % size),
  );
}

function plantedReport(campaign: number, place: number): PlantedReport {
  const day = 1 + ((campaign + place) % 28);
  return {
    source: place % 2 === 0 ? 'ic3' : 'action-fraud',
    ref: `r-${campaign}-${place}`,
    reportedAt: `2026-03-${String(day).padStart(2, '0')}T10:00:00Z`,
    fraudType: 'investment',
    country: COUNTRIES[(campaign + place) % COUNTRIES.length],
    victim: plantedVictim(campaign, place),
    losses: [{ amount: `${100 + campaign}.50`, currency: 'USD', kind: 'lost' }],
    artifacts: [
      { kind: 'handle', value: `telegram:@ring${campaign}team`, role: 'contact' },
      { kind: 'domain', value: `fast-profit-${campaign}.com` },
    ],
  };
}

function plantedVictim(campaign: number, place: number): Record<string, string> {
  return {
    email: `zyxplanted.${campaign}.${place}@victims.net`,
    phone: `+4930${String(5550000 + ((campaign * 100 + place) % 9999))}`,
    nationalId: `ZYXID${campaign}N${place}`,
    name: `Zyxwvu Plantagenet${campaign}x${place}`,
    birthDate: '1961-07-23',
  };
}

/** What must be found nowhere once the reports are in: pieces of every identifying field above. */
export const PLANTED_MARKS = ['zyxplanted', 'zyxid', 'zyxwvu', 'plantagenet', '49305550', '1961-07-23'] as const;

export function linesOf(reports: readonly PlantedReport[]): string {
  return reports.map((report) => `${JSON.stringify(report)}\n`).join('');
}

/**
 * Two campaigns of eight reports that one phone number alone ties together, in two reports of each; every report also
 * names a benign site.
 */
export function bridgedReports(): PlantedReport[] {
  return Array.from({ length: 16 }, (_nothing, place) => bridgedReport(place < 8 ? 'left' : 'right', place % 8));
}

function bridgedReport(side: 'left' | 'right', place: number): PlantedReport {
  const bridge = place < 2 ? [{ kind: 'phone', value: '+442079460123' }] : [];
  return {
    source: 'ic3',
    ref: `${side}-${place}`,
    reportedAt: `2026-03-${String(10 + place)}T10:00:00Z`,
    fraudType: 'romance',
    country: 'FR',
    victim: { email: `${side}.${place}@victims.net` },
    artifacts: [
      { kind: 'handle', value: `telegram:@love${side}desk` },
      { kind: 'domain', value: `love-${side}-desk.com` },
      { kind: 'domain', value: 'bit.ly' },
      ...bridge,
    ],
  };
}
