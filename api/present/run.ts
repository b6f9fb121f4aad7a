import type { Health, Rest, RunManifest, RunSummary } from '../../engine/index.js';
import { ledgerJson, type LedgerJson } from './money.js';

export interface RestJson {
  readonly reports: number;
  readonly intelligence: number;
  readonly victims: { readonly distinct: number; readonly unidentified: number };
  readonly ledger: LedgerJson;
}

export interface RunJson {
  readonly manifest: RunManifest;
  /** Reports in no campaign. */
  readonly unclustered: RestJson;
  /** Everything once: a person in two campaigns counts once here. */
  readonly whole: RestJson;
}

export interface HealthJson {
  readonly status: 'ok';
  /** Kind of store; its place on this machine is nobody's business. */
  readonly store: string;
  readonly reports: number;
  readonly artifacts: number;
  readonly mentions: number;
  readonly run: number | null;
  readonly asOf: string | null;
}

export function runJson(summary: RunSummary): RunJson {
  return {
    manifest: summary.manifest,
    unclustered: restJson(summary.unclustered),
    whole: restJson(summary.whole),
  };
}

export function healthJson(health: Health): HealthJson {
  return {
    status: 'ok',
    store: health.store.split(':', 1)[0] ?? '',
    ...health.counts,
    run: health.run,
    asOf: health.asOf,
  };
}

export function restJson(rest: Rest): RestJson {
  return {
    reports: rest.reports,
    intelligence: rest.intelligence,
    victims: { distinct: rest.victims.distinct, unidentified: rest.victims.unidentified },
    ledger: ledgerJson(rest.ledger),
  };
}
