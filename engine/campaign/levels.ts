import { invariant } from '../model/errors.js';
import type { Partition } from '../model/partition.js';
import { at } from './columns.js';

/** The partition as it stands one level higher: its communities are the operations. */
export function atOperations(partition: Partition): Partition {
  const { operation } = partition;
  if (operation === undefined) return partition;
  return { ...partition, community: operation, count: operation.reduce((most, label) => Math.max(most, label + 1), 0) };
}

/**
 * The operation of each campaign. Both levels hold the same reports: a cut leaves parts of at least two (detection rules,
 * section 2.4), so who is in no campaign is in no operation either. A broken nesting stops the run.
 *
 * @param campaigns membership of each report at the lower level, places in any order; -1 for none.
 * @param operations the same at the upper level.
 */
export function operationOfCampaigns(campaigns: Int32Array, operations: Int32Array, count: number): Int32Array {
  const operationOf = new Int32Array(count).fill(-1);
  campaigns.forEach((campaign, report) => {
    const operation = at(operations, report);
    invariant(campaign < 0 === operation < 0, 'a report is in an operation and in no campaign, or the other way round');
    if (campaign < 0) return;
    invariant(
      at(operationOf, campaign) < 0 || at(operationOf, campaign) === operation,
      'a campaign lies in two operations',
    );
    operationOf[campaign] = operation;
  });
  return operationOf;
}

/** How many campaigns each operation has. */
export function campaignsIn(operationOf: Int32Array, operations: number): Int32Array {
  const campaigns = new Int32Array(operations);
  for (const operation of operationOf) campaigns[operation] = at(campaigns, operation) + 1;
  return campaigns;
}
