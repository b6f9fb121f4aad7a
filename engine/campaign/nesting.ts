import { invariant } from '../model/errors.js';
import type { CampaignId } from '../model/ids.js';
import type { Aggregate, Operations } from './aggregate.js';
import { at, listOf } from './columns.js';
import type { Nesting } from './finish.js';

/** @param campaigns how many of them each operation has, by draft. */
export function operationNesting(campaigns: Int32Array): Nesting {
  return { level: 'operation', operation: () => null, campaigns: (draft) => at(campaigns, draft) };
}

/** @param operationIds ids of the operations by their drafts, of which `operations` is the aggregate. */
export function campaignNesting(
  campaigns: Aggregate,
  operations: Operations,
  operationIds: readonly CampaignId[],
): Nesting {
  const operationOf = (draft: number): CampaignId => {
    const id = operationIds[at(operations.membership, at(listOf(campaigns.members, draft), 0))];
    invariant(id !== undefined, 'a campaign has no operation');
    return id;
  };
  return { level: 'campaign', operation: operationOf, campaigns: () => 1 };
}
