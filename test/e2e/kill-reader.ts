/** Whoever reads while others are killed: a server in a process of its own that is asked all the time. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { ask } from './ask.js';
import { serve, type Serving } from './serving.js';
import type { Run } from './skein.js';

interface Latest {
  readonly run: number;
  readonly previous: number | null;
  readonly restores: number | null;
  readonly counts: { readonly campaigns: number; readonly clusteredReports: number };
}

export class Reader {
  readonly #serving: Serving;
  readonly #over = new AbortController();
  readonly #watching: Promise<number>;
  /** Every id that any answer has named. */
  readonly #ids = new Set<string>();

  private constructor(serving: Serving) {
    this.#serving = serving;
    this.#watching = this.#watch();
    this.#watching.catch(() => undefined); // told where it is awaited
  }

  static async of({ cwd, env }: Run): Promise<Reader> {
    return new Reader(await serve(cwd, env));
  }

  async latest(): Promise<Latest | null> {
    const { status, body } = await ask(`${this.#serving.url}/v1/runs/latest`);
    expect([200, 404]).toContain(status);
    return status === 404 ? null : (JSON.parse(body) as { manifest: Latest }).manifest;
  }

  /** All campaigns on all pages add up to the manifest of the run that they are of. */
  async expectWhole(): Promise<void> {
    await this.#walk();
  }

  /** Every id ever given stands for a campaign, or for one that was dissolved. */
  async expectIds(): Promise<void> {
    for (const id of this.#ids)
      expect([200, 410]).toContain((await ask(`${this.#serving.url}/v1/campaigns/${id}`)).status);
  }

  /** Answers how often all campaigns were read, and how many ids there were. */
  async end(): Promise<{ readonly walks: number; readonly ids: number }> {
    this.#over.abort();
    this.#serving.child.kill('SIGTERM');
    expect((await this.#serving.end).code).toBe(0);
    return { walks: await this.#watching, ids: this.#ids.size };
  }

  async #watch(): Promise<number> {
    const { signal } = this.#over;
    let walks = 0;
    for (; !signal.aborted; walks++) {
      const run = await this.#walk().catch((error: unknown) => {
        if (signal.aborted) return null; // the server was told to end in mid-walk
        throw error;
      });
      await pause(run === null ? 200 : 50); // the machine has other work: the one that is to be killed
    }
    return walks;
  }

  async #walk(): Promise<number | null> {
    const latest = await this.latest();
    let page = await this.#page('');
    const { run, total } = page;
    let [campaigns, reports] = [0, 0];
    for (;;) {
      expect(page.run).toBe(run);
      campaigns += page.campaigns.length;
      for (const { id, reports: own } of page.campaigns) {
        this.#ids.add(id);
        reports += own;
      }
      if (page.cursor === null) break;
      page = await this.#page(`&cursor=${page.cursor}`);
    }
    expect(campaigns).toBe(total);
    if (latest !== null && latest.run === run)
      expect([campaigns, reports]).toEqual([latest.counts.campaigns, latest.counts.clusteredReports]);
    return run;
  }

  async #page(more: string): Promise<PageOfCampaigns> {
    const { status, body } = await ask(`${this.#serving.url}/v1/campaigns?limit=37${more}`);
    expect(status).toBe(200);
    return JSON.parse(body) as PageOfCampaigns;
  }
}

interface PageOfCampaigns {
  readonly run: number | null;
  readonly total: number;
  readonly cursor: string | null;
  readonly campaigns: readonly { readonly id: string; readonly reports: number }[];
}
