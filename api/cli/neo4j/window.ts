import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../engine/index.js';
import { EXIT, type ExitCode } from '../exit.js';
import type { Session } from '../session.js';

/** Tells where the style and the scripts for Neo4j Browser lie, and how they get into it. */
export function browser(session: Session): Promise<ExitCode> {
  const folder = join(packageRoot(), 'cypher', 'browser');
  const [style, zip] = [join(folder, 'skein.grass'), join(folder, 'skein-scripts.zip')];
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.cypher'));
  if (session.json) session.result({ style, zip, folder, scripts });
  else {
    session.heading('What makes Neo4j Browser a window on campaigns');
    session.say(
      `  style    ${style}`,
      `  scripts  ${zip} (${scripts.length})`,
      '',
      'Open Neo4j Browser (skein neo4j status tells where) and let both files fall on its window: the style anywhere,',
      'the scripts while the favorites are open (the star on the left). A script that takes values says in its third line',
      "what to run first, as :param campaign => 'c-...'.",
    );
  }
  return Promise.resolve(EXIT.done);
}
