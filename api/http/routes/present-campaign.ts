import {
  DEFAULT_PAGE,
  SkeinError,
  type Campaign,
  type CampaignAnswer,
  type Engine,
  type Level,
  type PageRequest,
} from '../../../engine/index.js';
import { problem, ProblemError } from '../problem.js';

export interface Present {
  readonly answer: CampaignAnswer;
  readonly campaign: Campaign;
}

/**
 * What an id stands for today; 404 where the id was never given, or belongs to another level than the address asks for,
 * 410 where the campaign was dissolved. `field` is the word that held it.
 */
export async function presentCampaign(
  engine: Engine,
  id: string,
  level?: Level,
  field: 'id' | 'operation' = 'id',
): Promise<Present> {
  const answer = await engine.campaign(id);
  if (answer === null) throw new ProblemError(problem(404, 'not-found', 'no campaign ever had this id', { field }));
  const { campaign, followed } = answer;
  if (campaign === null)
    throw new ProblemError(
      problem(410, 'dissolved', 'this campaign was dissolved: its reports went separate ways', {
        field,
        followed,
      }),
    );
  if (level !== undefined && campaign.level !== level) {
    const detail = `this is the id of level ${campaign.level}: ask /v1/${campaign.level}s/{id}`;
    throw new ProblemError(problem(404, 'not-found', detail, { field }));
  }
  return { answer, campaign };
}

export function pageAsked({ limit, cursor }: Partial<PageRequest>): PageRequest {
  return { limit: limit ?? DEFAULT_PAGE, cursor };
}

/** Only the last few runs are kept, so a cursor of an older one is gone for good, which is not the same as unknown. */
export async function inKeptRun<Page>(cursor: string | undefined, asked: Promise<Page>): Promise<Page> {
  try {
    return await asked;
  } catch (error) {
    if (cursor === undefined || !(error instanceof SkeinError) || error.code !== 'not-found') throw error;
    const detail = 'the run of this cursor is no longer kept; start again without a cursor';
    throw new ProblemError(problem(410, 'cursor-expired', detail, { field: 'cursor' }));
  }
}
