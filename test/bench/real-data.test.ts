/**
 * Bars on public data (section 11 of the detection rules), through the real line with the shipped profiles. The data lies
 * beside the repository and does not come with it: where it is absent, nothing here runs.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kernelOf } from '../../engine/detect/kernels.js';
import { adjustedRand } from '../../engine/evaluate/adjusted-rand.js';
import { scoreClustering } from '../../engine/evaluate/scores.js';
import type { EvidenceGraph } from '../../engine/model/graph.js';
import type { Loaded } from '../../engine/rescore/load.js';
import type { LineInput } from './quality/line.js';
import { graphsOf, loadThroughStore, reportNumbers } from './quality/line.js';
import { artifactTexts } from './quality/texts.js';

const REAL = join(import.meta.dirname, '../../../shared/real');
const LISTS = join(REAL, 'hub-warninglists', 'lists');

function describeReal(name: string, tests: (folder: string) => void): void {
  const folder = join(REAL, name);
  const absent = !existsSync(folder) || !existsSync(LISTS);
  if (absent) console.log(`skipped: no public data at ${folder}`);
  describe.skipIf(absent)(name, () => {
    tests(folder);
  });
}

interface Taken {
  readonly loaded: Loaded;
  readonly graph: EvidenceGraph;
  /** `kind:folded` of each artifact. */
  readonly texts: readonly string[];
}

const folders: string[] = [];

async function scratch(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'skein-real-'));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function takeIn(input: LineInput): Promise<Taken> {
  const folder = await scratch();
  const loaded = await loadThroughStore(input, folder);
  return { loaded, graph: graphsOf(loaded).listed, texts: await artifactTexts(folder) };
}

async function jsonLines<T>(file: string): Promise<T[]> {
  const text = await readFile(file, 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

function campaigns(graph: EvidenceGraph, seed = 1) {
  return kernelOf('blocks').detect(graph, { seed, settings: {} });
}

describeReal('maltrail-actors-dev', (folder) => {
  const input = { files: [join(folder, 'reports.jsonl')], profile: 'maltrail' };
  let withLists: Taken;
  let listsOff: Taken;
  let actors: Int32Array;

  beforeAll(async () => {
    withLists = await takeIn({ ...input, lists: [LISTS] });
    listsOff = await takeIn({ ...input, lists: [], defaultLists: false });
    actors = await actorsOf(withLists.loaded);
  });

  /** Labels are the same reports in both: numbers follow ids. */
  async function actorsOf(loaded: Loaded): Promise<Int32Array> {
    const numberOf = reportNumbers(loaded);
    const rows = (await readFile(join(folder, 'labels.csv'), 'utf8')).trim().split('\n').slice(1);
    const names: string[] = [];
    const labels = new Int32Array(loaded.evidence.reports.count).fill(-1);
    for (const row of rows) {
      const [ref = '', name = ''] = row.split(',');
      if (!names.includes(name)) names.push(name);
      labels[numberOf('maltrail', ref)!] = names.indexOf(name);
    }
    return labels;
  }

  function withoutLargest(labels: Int32Array): Int32Array {
    const sizes = new Map<number, number>();
    for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
    const [[largest] = [-1]] = [...sizes].sort((a, b) => b[1] - a[1]);
    return labels.map((label) => (label === largest ? -1 : label));
  }

  it('puts actors apart with lists: precision, and that without the largest of them', () => {
    const { community } = campaigns(withLists.graph);
    const all = scoreClustering(community, actors);
    expect(all.pairs.precision).toBeGreaterThanOrEqual(0.86);
    expect(all.largestShare).toBeLessThanOrEqual(0.14);
    const others = scoreClustering(community, withoutLargest(actors));
    expect(others.pairs.precision).toBeGreaterThanOrEqual(0.77);
    expect(others.pairs.recall).toBeGreaterThanOrEqual(0.0055);
  });

  it('does so without lists, by the suffix list alone', () => {
    const { pairs } = scoreClustering(campaigns(listsOff.graph).community, actors);
    expect(pairs.precision).toBeGreaterThanOrEqual(0.55);
  });

  it.each(['kro.kr', 'n-e.kr', 'o-r.kr', 'p-e.kr', 'r-e.kr', 'linkpc.net'])(
    'suspects the parent %s, or has it on a list',
    (parent) => {
      for (const { graph, loaded, texts } of [withLists, listsOff]) {
        const artifact = texts.indexOf(`domain:${parent}`);
        const found = campaigns(graph).hubs.some((hub) => hub.artifact === artifact);
        expect(found || loaded.evidence.artifacts.listed[artifact] !== 0).toBe(true);
      }
    },
  );
});

interface Site {
  readonly label: string;
  readonly source: string;
  readonly addresses: readonly { readonly currency: string; readonly address: string }[];
}

describeReal('etherscamdb-tagpack', (folder) => {
  type Wallet = Site['addresses'][number];
  const isEther = ({ currency }: Wallet) => currency === 'ETH';

  /**
   * The hidden-wallet test: of every site only its wallets of one kind are taken in, and nothing else, not even its name. A
   * pair of sites is right if they also share a wallet of the other kind; scored are the sites that have both kinds.
   */
  async function pairwiseF1(isShown: (wallet: Wallet) => boolean): Promise<number> {
    const sites = await jsonLines<Site>(join(folder, 'sites.jsonl'));
    const { loaded, graph } = await takeIn(await walletsOnly(sites, isShown));
    const { community } = campaigns(graph);
    const numberOf = reportNumbers(loaded);
    const scored = sites
      .filter(({ addresses }) => addresses.some(isShown) && !addresses.every(isShown))
      .map(({ label, source, addresses }) => ({
        cluster: community[numberOf(source, label)!],
        hidden: new Set(addresses.filter((wallet) => !isShown(wallet)).map(({ address }) => address.toLowerCase())),
      }));
    expect(scored).toHaveLength(197);
    let [both, found, right] = [0, 0, 0];
    scored.forEach((a, i) => {
      for (const b of scored.slice(0, i)) {
        const together = a.cluster === b.cluster;
        const agree = [...a.hidden].some((wallet) => b.hidden.has(wallet));
        if (together) found++;
        if (agree) right++;
        if (together && agree) both++;
      }
    });
    return (2 * both) / (found + right);
  }

  async function walletsOnly(sites: readonly Site[], isShown: (wallet: Wallet) => boolean): Promise<LineInput> {
    const at = await scratch();
    const profile = JSON.parse(await readFile('datasets/profiles/tagpack-sites.json', 'utf8')) as {
      artifacts: { role: string }[];
    };
    profile.artifacts = profile.artifacts.filter(({ role }) => role === 'payment');
    const shown = sites.map((site) => ({ ...site, addresses: site.addresses.filter(isShown) }));
    const lines = shown.filter(({ addresses }) => addresses.length > 0).map((site) => JSON.stringify(site));
    await writeFile(join(at, 'wallets.json'), JSON.stringify(profile));
    await writeFile(join(at, 'sites.jsonl'), `${lines.join('\n')}\n`);
    return { files: [join(at, 'sites.jsonl')], profile: join(at, 'wallets.json'), lists: [] };
  }

  it('groups sites by one kind of wallet as the hidden kind does', async () => {
    const directions = [await pairwiseF1(isEther), await pairwiseF1((wallet) => !isEther(wallet))];
    expect((directions[0]! + directions[1]!) / 2).toBeGreaterThanOrEqual(0.76);
  });
});

interface Post {
  readonly tweet_id: string;
  readonly tags: readonly string[];
}

describeReal('tweetfeed-2022-08', (folder) => {
  /** Words for a kind of attack, not for a family of threats; phishing and scam are one family. */
  const GENERAL = new Set(['#malware', '#maldoc', '#ransomware']);
  const FRAUD = new Set(['#phishing', '#scam']);
  let posts: Taken;

  beforeAll(async () => {
    posts = await takeIn({ files: [join(folder, 'reports.jsonl')], profile: 'tweetfeed', lists: [LISTS] });
  });

  it('makes no giant', () => {
    const { community } = campaigns(posts.graph);
    const sizes = new Map<number, number>();
    for (const label of community) sizes.set(label, (sizes.get(label) ?? 0) + 1);
    expect(community).toHaveLength(15_350);
    expect(Math.max(...sizes.values()) / community.length).toBeLessThanOrEqual(0.005);
  });

  it('gives the same campaigns whatever the seed', () => {
    const runs = [1, 2, 3, 4, 5].map((seed) => campaigns(posts.graph, seed).community);
    const agreements = runs.flatMap((a, i) => runs.slice(0, i).map((b) => adjustedRand(a, b)));
    expect(Math.min(...agreements)).toBeGreaterThanOrEqual(0.99);
  });

  it('keeps families of threats apart', async () => {
    const { community } = campaigns(posts.graph);
    const numberOf = reportNumbers(posts.loaded);
    const members = new Map<number, Set<string>[]>();
    for (const { tweet_id: ref, tags } of await jsonLines<Post>(join(folder, 'reports.jsonl'))) {
      const label = community[numberOf('tweetfeed', ref)!]!;
      const families = tags.map((tag) => tag.toLowerCase()).filter((tag) => !GENERAL.has(tag));
      const own = new Set(families.map((tag) => (FRAUD.has(tag) ? '#fraud' : tag)));
      members.set(label, [...(members.get(label) ?? []), own]);
    }
    const clusters = [...members.values()].filter((posted) => posted.length > 1);
    const single = clusters.filter((posted) => new Set(posted.flatMap((own) => [...own])).size <= 1);
    expect(clusters.length).toBeGreaterThan(500);
    expect(single.length / clusters.length).toBeGreaterThanOrEqual(0.99);
  });
});
