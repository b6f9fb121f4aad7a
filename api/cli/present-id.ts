import { SkeinError, type Campaign, type Engine } from '../../engine/index.js';

/**
 * The campaign or operation that any id stands for today.
 *
 * @throws SkeinError `not-found` for an id that was never given, or was dissolved.
 */
export async function presentId(engine: Engine, id: string): Promise<Campaign> {
  const answer = await engine.campaign(id);
  if (answer === null)
    throw new SkeinError('not-found', 'no campaign ever had this id; skein campaigns lists those there are');
  if (answer.campaign === null)
    throw new SkeinError('not-found', 'this campaign was dissolved; skein show ID says when');
  return answer.campaign;
}
