import { ALERT_DEFAULTS } from '../../../engine/campaign/alert-rule.js';
import type { Alert, AlertSettings } from '../../../engine/model/alert.js';
import type { RunResult } from '../../../engine/model/run.js';
import { newsOf } from '../../../engine/rescore/news.js';

/** The rule in other settings, told nightly only: what it would have said of the same nights. */
export const VARIANTS: Readonly<Record<string, AlertSettings>> = {
  'nights only, as by default': ALERT_DEFAULTS,
  'without growth': { ...ALERT_DEFAULTS, growthZ: Infinity },
  'young for 90 days': { ...ALERT_DEFAULTS, youngDays: 90 },
  '3 victims': { ...ALERT_DEFAULTS, victims: 3 },
  '5 victims': { ...ALERT_DEFAULTS, victims: 5 },
  '6 victims': { ...ALERT_DEFAULTS, victims: 6 },
};

/** One variant through all nights. */
export class VariantReplay {
  readonly name: string;
  readonly #settings: AlertSettings;
  readonly #alerts: Alert[] = [];

  constructor(name: string, settings: AlertSettings) {
    this.name = name;
    this.#settings = settings;
  }

  /**
   * @param aliases every alias given so far.
   * @param person of each report.
   */
  async night(night: RunResult, aliases: RunResult['aliases'], person: Int32Array): Promise<readonly Alert[]> {
    const { evidence, campaigns, membership, artifacts, setAside, manifest } = night;
    const news = await newsOf({
      source: { fresh: noneFresh, alertsSince: (day) => Promise.resolve(this.#alerts.filter((a) => a.day >= day)) },
      reports: evidence.reports,
      mentions: evidence.mentions,
      kinds: evidence.artifacts.kind,
      artifacts,
      setAside,
      reportOfKey: new Int32Array(0),
      person,
      campaigns,
      membership,
      aliases,
      run: manifest.run,
      asOf: manifest.asOf,
      settings: this.#settings,
    });
    this.#alerts.push(...news.alerts);
    return news.alerts;
  }
}

async function* noneFresh(): AsyncGenerator<never> {
  // Nothing is attached in a variant.
}
