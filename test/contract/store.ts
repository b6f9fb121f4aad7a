import { describe } from 'vitest';
import { betweenNightsCases } from './store-between-nights.js';
import { checkpointCases } from './store-checkpoint.js';
import { eventCases } from './store-events.js';
import { evidenceCases } from './store-evidence.js';
import { exportCases } from './store-exports.js';
import { filterCases } from './store-filters.js';
import { heldCases } from './store-held.js';
import { identityCases } from './store-identity.js';
import { ingestCases } from './store-ingest.js';
import type { OpenStore } from './store-open.js';
import { levelCases } from './store-levels.js';
import { newsCases } from './store-news.js';
import { nightCases } from './store-night.js';
import { pageCases } from './store-pages.js';
import { pastCases } from './store-past.js';
import { publishCases } from './store-publish.js';
import { questionCases } from './store-questions.js';
import { wholeCases } from './store-whole.js';

/** What every store promises. `propertyRuns`: how often a property is tried, each on stores of their own. */
export function storeContract(name: string, open: OpenStore, propertyRuns = 40): void {
  describe(`${name} store`, () => {
    ingestCases(open, propertyRuns);
    evidenceCases(open);
    pastCases(open);
    publishCases(open);
    nightCases(open);
    checkpointCases(open);
    heldCases(open);
    filterCases(open);
    pageCases(open);
    identityCases(open);
    exportCases(open);
    levelCases(open);
    questionCases(open);
    eventCases(open);
    betweenNightsCases(open);
    newsCases(open);
    wholeCases(open);
  });
}
