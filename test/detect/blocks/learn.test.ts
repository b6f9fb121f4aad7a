import { describe, expect, it } from 'vitest';
import { learnFromBlocks } from '../../../engine/detect/blocks/learn-amounts.js';
import { learnFromReports } from '../../../engine/detect/blocks/learn.js';
import { readParameters } from '../../../engine/detect/blocks/parameters.js';
import { seededRandom } from '../../../engine/detect/splitmix.js';
import { NO_DAY } from '../../../engine/model/day.js';
import type { DetectionColumns } from '../../../engine/model/graph.js';
import { LOG_AMOUNT_UNITS } from '../../../engine/model/graph.js';

function columnsOf(logAmounts: readonly (number | null)[]): DetectionColumns {
  const n = logAmounts.length;
  return {
    idWords: new Uint32Array(4 * n),
    day: new Int32Array(n).fill(NO_DAY),
    flags: new Uint16Array(n),
    logAmount: Int32Array.from(logAmounts, (x) => (x === null ? -1 : Math.round(x * LOG_AMOUNT_UNITS))),
    category: new Int8Array(n).fill(-1),
  };
}

/** Clusters of four blocks of ten reports: amounts vary by `within` in a block and by `between` in a cluster. */
function nested(clusters: number, within: number, between: number) {
  const random = seededRandom(5);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const amounts: number[] = [];
  for (let c = 0; c < clusters; c++) {
    const level = 8 + 2 * normal();
    for (let b = 0; b < 4; b++) {
      const mean = level + Math.sqrt(between) * normal();
      for (let i = 0; i < 10; i++) amounts.push(mean + Math.sqrt(within) * normal());
    }
  }
  const blockOf = { count: 4 * clusters, of: Int32Array.from(amounts, (_, r) => Math.floor(r / 10)) };
  const clusterOf = { count: clusters, of: Int32Array.from({ length: 4 * clusters }, (_, b) => b >> 2) };
  return learnFromBlocks(columnsOf(amounts), blockOf, clusterOf, readParameters({}));
}

describe('what a run learns from amounts', () => {
  it('is their mean and variance, in nats', () => {
    const learned = learnFromReports(columnsOf([1, 3, null, 5]), readParameters({}));
    expect(learned).toMatchObject({ amountMean: 3, amountVariance: 2.67, amount: 'on' });
  });

  it('finds the variance within blocks, and trusts amounts that hold still within a campaign', () => {
    const { amountWithin, amountKappa } = nested(60, 1.5, 0.003);
    expect(amountWithin).toBeCloseTo(1.5, 0);
    expect(amountKappa).toBeGreaterThan(60);
  });

  it('trusts amounts little that drift within a campaign', () => {
    const { amountKappa } = nested(60, 1.5, 1.5);
    expect(amountKappa).toBeGreaterThanOrEqual(1);
    expect(amountKappa).toBeLessThan(2);
  });

  it('keeps to the usual values where too few blocks speak', () => {
    expect(nested(3, 1.5, 0.1)).toMatchObject({ amountWithin: 2.2, amountKappa: 100 });
  });

  it('leaves what was handed in', () => {
    const given = readParameters({ amountMean: 4.2, amount: 'off', flagMean3: 0.4 });
    expect(learnFromReports(columnsOf([1, 2]), given)).toMatchObject({
      amountMean: 4.2,
      amount: 'off',
      flagMean3: 0.4,
    });
  });
});
