import type { Campaign } from '../../../engine/model/campaign.js';
import type { Report } from '../../../engine/model/report.js';
import type { RunResult } from '../../../engine/model/run.js';
import type { Store } from '../../../engine/store/store.js';
import { mention, report } from '../../contract/store-reports.js';
import { campaign, planRun, type Plan } from '../../contract/store-runs.js';

// Data in which every script has more to show than a picture holds: two campaigns of 360 and 300 reports that share 130
// artifacts, 60 small ones around them, 50 bridges, 130 artifacts set aside, 20 countries.

export const TOKEN = 'c0ffee'.padEnd(32, '1');
export const WALLET = 'btc:1BoatSLRHtKNngkdXEeobR76b53LETtpyT';
const AS_OF = '2026-03-04';
const LARGE = 360;
const SECOND = 300;
const SHARED = 130;
const SMALL = 60;
const BRIDGES = 50;
const EVENTS = 220;

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Adds the reports and publishes the run; the store is empty before. */
export async function fillCrowded(store: Store): Promise<void> {
  await store.addReports([...numbers(LARGE + SECOND).map(reportOfLarge), ...numbers(2 * SMALL).map(reportOfSmall)]);
  const result = await planRun(store, plan());
  await store.publish({ ...result, manifest: { ...result.manifest, asOf: AS_OF } satisfies RunResult['manifest'] });
}

function reportOfLarge(i: number): Report {
  const account = i % 2 === 0 ? mention('iban', `DE${100 + (i % 120)}`) : mention('wallet', `evm:0x${i % 140}`);
  return report({
    ref: String(i),
    reportedAt: `2026-02-${String(1 + (i % 28)).padStart(2, '0')}T00:00:00.000Z`,
    country: `X${String.fromCharCode(65 + (i % 20))}`,
    victim: [{ field: 'email', token: TOKEN }],
    losses: [{ kind: 'lost', currency: 'EUR', minor: 1_000 + i, at: null }],
    mentions: [
      mention('domain', `shared${i % SHARED}.example`),
      mention('phone', `+99${1_000 + (i % 97)}`),
      mention('email', `own${i}@mail.example`),
      mention('domain', 'mail.example', { origin: 'derived', parents: [`email:own${i}@mail.example`] }),
      mention('wallet', WALLET),
      mention('template', `${i % 11}`.padEnd(32, '0')),
      account,
    ],
  });
}

function reportOfSmall(i: number): Report {
  const mentions = [mention('domain', `shared${i % SHARED}.example`), mention('domain', `aside${i}.example`)];
  return report({ ref: `s${i}`, reportedAt: '2026-03-01T00:00:00.000Z', mentions });
}

function plan(): Plan {
  const small = numbers(SMALL).map((i) => ({
    campaign: seen(`c-small${i}`, 'o-all', 2),
    members: [`agency/s${2 * i}`, `agency/s${2 * i + 1}`],
  }));
  const reach = { campaigns: 2, reports: 4, unclustered: 0, largest: ['c-large'] };
  const refs = numbers(LARGE + SECOND).map((i) => `agency/${i}`);
  return {
    run: 1,
    campaigns: [
      { campaign: seen('c-large', 'o-all', LARGE), members: refs.slice(0, LARGE) },
      { campaign: seen('c-second', 'o-all', SECOND), members: refs.slice(LARGE) },
      ...small,
    ],
    links: numbers(BRIDGES).map((i) => ({
      kind: 'bridge',
      campaigns: ['c-large', 'c-second', ...numbers(9).map((j) => `c-small${(i + j) % SMALL}`)],
      artifacts: numbers(5).map((j) => `domain:shared${(i + j) % SHARED}.example`),
      spells: 1,
      smallerReports: 2,
      pauseDays: null,
      probability: 0.5,
    })),
    setAside: numbers(2 * SMALL).map((i) => ({
      artifact: `domain:aside${i}.example`,
      class: 'listed',
      list: 'parking',
      measure: null,
      reports: 1,
      reach,
    })),
    events: numbers(EVENTS).map((i) => ({
      event: 'born',
      campaign: `c-small${i % SMALL}`,
      other: null,
      shared: 0,
      size: 0,
    })),
  };
}

function seen(id: string, operation: string, reports: number): Campaign {
  return campaign({ id, operation, reports, firstDay: 20_484, lastDay: 20_513 }); // 2026-01-31 to 2026-03-01
}
