import type { CampaignArtifact } from '../model/campaign.js';
import { compareText } from '../model/ids.js';
import type { BriefedReport } from './source.js';

/** Reports that only one artifact holds in their campaign: were it a coincidence, they would leave. */
export interface Hanging {
  readonly artifact: CampaignArtifact;
  readonly reports: number;
}

export interface Joints {
  /** Most reports first, at most `MAX_HANGING`. */
  readonly hanging: readonly Hanging[];
  /** Reports that hang by one artifact, whichever it is, and those held by two or more. */
  readonly byOne: number;
  readonly bySeveral: number;
}

export const MAX_HANGING = 8;

/** Counts by how many artifacts of the campaign, that link, each report is held. */
export class JointSheet {
  readonly #links = new Map<string, CampaignArtifact>();
  readonly #hanging = new Map<string, number>();
  #byOne = 0;
  #bySeveral = 0;

  link(artifact: CampaignArtifact): void {
    if (artifact.role === 'links' && artifact.reports > 1) this.#links.set(keyOf(artifact), artifact);
  }

  add({ artifacts }: BriefedReport): void {
    const holding = artifacts.map(keyOf).filter((key) => this.#links.has(key));
    const [only] = holding;
    if (only === undefined) return;
    if (holding.length > 1) this.#bySeveral++;
    else {
      this.#byOne++;
      this.#hanging.set(only, (this.#hanging.get(only) ?? 0) + 1);
    }
  }

  close(): Joints {
    const hanging = [...this.#hanging]
      .flatMap(([key, reports]) => {
        const artifact = this.#links.get(key);
        return artifact === undefined ? [] : [{ artifact, reports }];
      })
      .sort((a, b) => b.reports - a.reports || compareText(keyOf(a.artifact), keyOf(b.artifact)))
      .slice(0, MAX_HANGING);
    return { hanging, byOne: this.#byOne, bySeveral: this.#bySeveral };
  }
}

function keyOf({ kind, folded }: Pick<CampaignArtifact, 'kind' | 'folded'>): string {
  return `${kind}:${folded}`;
}
