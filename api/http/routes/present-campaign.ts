import { SkeinError, type Campaign, type CampaignAnswer, type Engine } from '../../../engine/index.js';
import { problem, ProblemError } from '../problem.js';

export interface Present {
  readonly answer: CampaignAnswer;
  readonly campaign: Campaign;
}

/** The campaign an id stands for today; 404 where the id was never given, 410 where the campaign was dissolved. */
export async function presentCampaign(engine: Engine, id: string): Promise<Present> {
  const answer = await engine.campaign(id);
  if (answer === null)
    throw new ProblemError(problem(404, 'not-found', 'no campaign ever had this id', { field: 'id' }));
  const { campaign, followed } = answer;
  if (campaign === null)
    throw new ProblemError(
      problem(410, 'dissolved', 'this campaign was dissolved: its reports went separate ways', {
        field: 'id',
        followed,
      }),
    );
  return { answer, campaign };
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
