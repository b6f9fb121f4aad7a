import { execFile } from 'node:child_process';
import { SkeinError } from '../../../engine/index.js';

const OLDEST_JAVA = 17;
const NEWEST_JAVA = 21;

/**
 * Makes sure that a Java is there that runs this server.
 *
 * @throws SkeinError `missing-program` where there is none, or it is too old or too new.
 */
export async function requireJava(env: NodeJS.ProcessEnv): Promise<void> {
  const said = await new Promise<string>((resolve, reject) => {
    execFile('java', ['-version'], { env }, (error, stdout, stderr) => {
      if (error === null) resolve(`${stdout}${stderr}`);
      else reject(new SkeinError('missing-program', 'java (17 or 21) is needed to run Neo4j, and is not on the PATH'));
    });
  });
  const version = Number(/version "(\d+)/.exec(said)?.[1] ?? 0);
  if (version < OLDEST_JAVA || version > NEWEST_JAVA)
    throw new SkeinError('missing-program', `Neo4j needs Java 17 or 21; the one on the PATH is ${version}`);
}
