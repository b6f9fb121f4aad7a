import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { theServer } from '../reach.js';

const SIZE = { width: 1_440, height: 900 };
/** The machine that draws may have much else to do. */
const PATIENCE_MS = 90_000;

/** Neo4j Browser as an analyst has it before them, connected to the server of the tests. */
export async function openWindow(browser: Browser): Promise<Page> {
  const { url, user, password, own } = theServer();
  if (own === null) throw new Error('only a server of our own has a known address for Neo4j Browser');
  const page = await browser.newPage({ viewport: SIZE });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`http://127.0.0.1:${own.settings.httpPort}/browser/?dbms=${url}&db=neo4j`);
  await page.fill('[data-testid=username]', user);
  await page.fill('input[type=password]', password);
  await page.click('[data-testid=connect]');
  await page.waitForSelector('text=:play start');
  await run(page, ':clear');
  await page.waitForSelector('text=:play start', { state: 'detached' });
  return page;
}

/** Writes into the editor and runs it. */
export async function run(page: Page, text: string): Promise<void> {
  await page.click('[data-testid=activeEditor] .monaco-editor');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+Enter');
}

/** Runs a script after its parameters, and gives the frame with its answer the whole window. */
export async function runWhole(page: Page, script: string, parameters: string | null): Promise<void> {
  await leaveWhole(page);
  if (parameters !== null) await inEmptyWindow(page, parameters, '[data-testid=frame]');
  await inEmptyWindow(page, script, '[data-testid=frame-loaded-contents]');
  await page.click('[data-testid=frame] [title="Fullscreen"]');
}

export async function leaveWhole(page: Page): Promise<void> {
  const close = page.locator('[data-testid=frame] [title="Close fullscreen"]');
  if ((await close.count()) > 0) await close.first().click();
}

async function inEmptyWindow(page: Page, text: string, answer: string): Promise<void> {
  await run(page, ':clear');
  await page.waitForSelector('[data-testid=frame]', { state: 'detached' });
  await run(page, text);
  await page.waitForSelector(answer);
}

/** Waits until the picture has come to rest, and moves it into view. */
export async function settle(page: Page): Promise<void> {
  await page.waitForSelector('.node');
  const places = () => page.evaluate<string>(attributesOf('.node', 'transform'));
  for (let looks = 0, before = ''; looks < 60; looks++) {
    const now = await places();
    if (now === before) break;
    before = now;
    await page.waitForTimeout(500);
  }
  await page.click('[aria-label="zoom-to-fit"]');
  await page.waitForTimeout(1_000); // the camera glides
  // Out from under the legend.
  await page.mouse.move(260, 850);
  await page.mouse.down();
  await page.mouse.move(140, 850, { steps: 4 });
  await page.mouse.up();
}

export interface Circle {
  readonly color: string;
  readonly width: number;
}

/** What is drawn of nodes. */
export async function circles(page: Page): Promise<readonly Circle[]> {
  const colors = (await page.evaluate<string>(attributesOf('.node circle', 'fill'))).split(' ');
  const radii = (await page.evaluate<string>(attributesOf('.node circle', 'r'))).split(' ');
  return colors.map((color, i) => ({ color, width: 2 * Number(radii[i]) }));
}

/** As text: the page's own types are not those of the tests. */
function attributesOf(selector: string, name: string): string {
  return `[...document.querySelectorAll('${selector}')].map((each) => each.getAttribute('${name}')).join(' ')`;
}

/** Lets a file fall on the window, as from a folder of the desktop. */
export async function drop(page: Page, path: string): Promise<void> {
  const target: Locator = page.locator('.filedrop').first();
  const [name, base64] = [JSON.stringify(basename(path)), JSON.stringify(readFileSync(path).toString('base64'))];
  const dataTransfer = await page.evaluateHandle(`(() => {
    const bytes = Uint8Array.from(atob(${base64}), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], ${name}));
    return transfer;
  })()`);
  for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer });
}
