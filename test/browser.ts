import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** As the systems that people run name it; the first that is there is taken. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** No page of ours needs anything from outside, and a test that did would fail elsewhere. */
const LOOPBACK_ONLY = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

/** The program that `CHROMIUM` names, or a Chromium on the PATH, or null. */
export function findBrowser(env: NodeJS.ProcessEnv): string | null {
  const named = env['CHROMIUM'] || undefined;
  if (named !== undefined) return named;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null;
}

/**
 * Why the cases that need a browser are left out, or null where there is one. It is told on standard error once for each
 * file of tests that asks.
 */
export function whyNoBrowser(env: NodeJS.ProcessEnv): string | null {
  if (findBrowser(env) !== null) return null;
  const why = 'no Chromium is on the PATH (on Debian: apt-get install chromium), and CHROMIUM names none';
  process.stderr.write(`\n${'!'.repeat(100)}\nTESTS OF PAGES ARE SKIPPED: ${why}\n${'!'.repeat(100)}\n`);
  return why;
}

/** A headless Chromium that reaches this machine alone. Whoever asks closes it. */
export async function openBrowser(env: NodeJS.ProcessEnv): Promise<Browser> {
  const executablePath = findBrowser(env);
  if (executablePath === null) throw new Error('there is no Chromium');
  // Root, as in containers, has no sandbox to give.
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, args: [LOOPBACK_ONLY] });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
