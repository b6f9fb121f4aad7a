import type { Artifacts } from './artifacts.js';
import { ARTIFACT_CLASS } from './artifacts.js';
import { cumulate, Draws, placeIn } from './draws.js';
import { MARKETS } from './markets.js';
import type { Settings } from './options.js';
import { KIND } from './scam-types.js';
import { STREAM } from './streams.js';

interface Family {
  /** Place in `OWNED_KINDS`. */
  readonly kind: number;
  readonly size: number;
  /** Exponent of Zipf's law over its members; 0 where all are named alike. */
  readonly zipf: number;
}

/** Infrastructure that many strangers name and that no campaign owns. */
export const HUB_FAMILIES = {
  mail: { kind: KIND.domain, size: 12, zipf: 1.6 },
  shortener: { kind: KIND.domain, size: 8, zipf: 0 },
  wallet: { kind: KIND.wallet, size: 12, zipf: 0 },
  gateway: { kind: KIND.phone, size: 25, zipf: 0 },
  bankPhone: { kind: KIND.phone, size: 40, zipf: 0 },
  bankDomain: { kind: KIND.domain, size: 40, zipf: 0 },
} as const satisfies Record<string, Family>;
export type HubFamily = keyof typeof HUB_FAMILIES;

export interface Hub {
  readonly family: HubFamily;
  readonly artifact: number;
  /** Whether the warninglists that come with the data name it. */
  readonly listed: boolean;
}

/** All hubs, made before anything else so that their values do not depend on the reports. */
export class Hubs {
  readonly all: readonly Hub[];
  readonly #first = new Map<HubFamily, number>();
  readonly #cumulative = new Map<HubFamily, Float64Array>();

  constructor(artifacts: Artifacts, settings: Settings) {
    const draws = new Draws(settings.seed);
    const all: Hub[] = [];
    for (const [code, [name, family]] of Object.entries(HUB_FAMILIES).entries()) {
      this.#first.set(name as HubFamily, artifacts.count);
      this.#cumulative.set(
        name as HubFamily,
        cumulate(family.size, (place) => (place + 1) ** -family.zipf),
      );
      for (let member = 0; member < family.size; member++) {
        draws.begin(STREAM.hub, code, member).next();
        const { hi, lo } = draws;
        const market = draws.below(MARKETS.length);
        const artifact = artifacts.add(hi, lo, { kind: family.kind, class: ARTIFACT_CLASS.hub, market });
        all.push({ family: name as HubFamily, artifact, listed: draws.chance(settings.listedShare) });
      }
    }
    this.all = all;
  }

  /** Artifact number of the family's member at u (0..1). */
  member(family: HubFamily, u: number): number {
    const cumulative = this.#cumulative.get(family) ?? new Float64Array(1);
    return (this.#first.get(family) ?? 0) + placeIn(cumulative, u);
  }

  /** The family that an artifact belongs to, or null. */
  familyOf(artifact: number): HubFamily | null {
    return this.all[artifact]?.family ?? null;
  }
}
