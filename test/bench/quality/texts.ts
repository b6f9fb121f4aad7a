import { join } from 'node:path';
import { openSqliteStore } from '../../../engine/store/sqlite/open.js';
import { artifactsIn } from '../../../engine/store/template-text.js';

/** `kind:folded` by artifact number, up to where templates begin, of what went through `loadThroughStore` into a folder. */
export async function artifactTexts(folder: string): Promise<string[]> {
  const store = await openSqliteStore({ dir: join(folder, 'data') });
  const source = await store.openEvidence();
  const texts: string[] = [];
  for await (const batch of source.artifacts())
    for (const { kind, folded } of artifactsIn(batch)) texts.push(`${kind}:${folded}`);
  await source.close();
  await store.close();
  return texts;
}
