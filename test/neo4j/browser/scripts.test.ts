// The driver declares its settings as classes, but takes plain objects.
/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KIND_LABELS } from '../../../engine/store/neo4j/names.js';
import { openStore, theServer, wipe, withServer } from '../reach.js';
import { fillCrowded, TOKEN, WALLET } from './crowd.js';
import { BROWSER_DIR, readScripts, readStyle, ZIP } from './files.js';

const SCRIPTS = readScripts();
/** What Neo4j Browser draws and lists unless told otherwise. */
const MOST = { nodes: 300, rows: 1_000 };

const PARAMETERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'money-trail.cypher': { account: WALLET.replace('btc:', ' ') },
  'neighbours.cypher': { value: 'MAIL[.]example' },
  'one-campaign.cypher': { campaign: 'c-large' },
  'two-campaigns.cypher': { one: 'c-large', other: 'c-second' },
  'victims-by-country.cypher': { campaign: '' },
};

describe('the scripts for Neo4j Browser', () => {
  it('are each headed by a name that fits the list of favourites, a question, the parameters to run first, the columns and a budget', () => {
    expect(SCRIPTS.length).toBeGreaterThanOrEqual(10);
    for (const { file, title, question, text, parameters, paramLines, columns, most, of } of SCRIPTS) {
      expect(title, file).toMatch(/^[A-Z].{4,22}$/);
      expect(question, file).toMatch(/^[A-Z].{10,60}\?$/);
      const body = text.replace(/^\/\/.*$/gm, '');
      expect(parameters.toSorted(), file).toEqual(
        [...new Set([...body.matchAll(/\$(\w+)/g)].map((found) => found[1]))].sort(),
      );
      const set = paramLines.flatMap((line) => [...line.matchAll(/(\w+)(?:: '| => ')/g)].map((found) => found[1]));
      expect(set.toSorted(), file).toEqual(parameters.toSorted());
      expect(columns, file).toContain('leftOut');
      expect(most, file).toBeGreaterThan(0);
      expect(most, file).toBeLessThanOrEqual(MOST[of]);
    }
  });

  it('are in the zip as they are in the folder: npm run neo4j:scripts makes it anew', () => {
    const zipped = Object.entries(unzipSync(readFileSync(ZIP))).map(([name, bytes]) => [name, strFromU8(bytes)]);
    expect(zipped.toSorted()).toEqual(SCRIPTS.map(({ file, text }) => [`skein/${file}`, text]).toSorted());
  });
});

describe('the style for Neo4j Browser', () => {
  const style = readStyle();

  it('has a colour, a size and a caption for every label that analysts see', () => {
    const labels = ['Report', 'Artifact', 'Campaign', 'Operation', 'PastCampaign', 'PossibleLink', 'SetAside', 'Event'];
    for (const label of [...labels, 'Hub', ...Object.values(KIND_LABELS)])
      expect(style.get(`node.${label}`), label).toMatchObject({
        color: expect.stringMatching(/^#[0-9A-F]{6}$/) as string,
        diameter: expect.stringMatching(/^\d+px$/) as string,
        caption: expect.stringMatching(/^'\{\w+\}'$/) as string,
      });
  });

  it('tells hubs from the kinds of artifacts that link, whose rules come before theirs', () => {
    const selectors = [...style.keys()];
    const hub = style.get('node.Hub');
    for (const label of Object.values(KIND_LABELS)) {
      expect(selectors.indexOf(`node.${label}`)).toBeLessThan(selectors.indexOf('node.Hub'));
      expect(style.get(`node.${label}`)?.['color']).not.toBe(hub?.['color']);
    }
  });

  it('draws operations larger than campaigns, these larger than artifacts, and reports smallest', () => {
    const sizes = ['Operation', 'Campaign', 'Email', 'Report'].map((label) =>
      parseInt(style.get(`node.${label}`)?.['diameter'] ?? '0', 10),
    );
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(sizes).size).toBe(4);
  });

  it('writes every caption so that it can be read: 4.5 to 1, as WCAG 2.2 asks', () => {
    for (const [selector, { color = '', 'text-color-internal': text = '' }] of style)
      if (selector.startsWith('node')) expect(contrast(color, text), selector).toBeGreaterThanOrEqual(4.5);
  });
});

withServer('every script, on more than a picture holds', () => {
  let driver: Driver;
  beforeAll(async () => {
    await wipe();
    const store = await openStore();
    await fillCrowded(store);
    await store.close();
    const { url, user, password } = theServer();
    driver = neo4j.driver(url, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
  });
  afterAll(() => driver.close());

  it.each(SCRIPTS)('$file answers its columns within its budget, and says what it left out', async (script) => {
    const { records } = await driver.executeQuery(script.text, PARAMETERS[script.file] ?? {});
    expect(records.length).toBeGreaterThan(0);
    expect(records.length).toBeLessThanOrEqual(MOST.rows);
    expect(records[0]?.keys).toEqual(script.columns);
    const drawn = nodesIn(records.map((record) => record.toObject()));
    if (script.of === 'nodes') {
      expect(drawn.size).toBeGreaterThan(20);
      expect(drawn.size).toBeLessThanOrEqual(script.most);
    } else {
      expect(drawn.size).toBe(0);
      expect(records.length).toBeLessThanOrEqual(script.most);
    }
    expect(records.map((record): unknown => record.get('leftOut'))).toContainEqual(expect.stringMatching(/\d/));
    expect(JSON.stringify(records)).not.toContain(TOKEN);
  });

  it.each([
    '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
    'Shared3 [.] example',
    '(00) 99 1003',
    '0991003',
    'own5[at]MAIL.example',
  ])('finds %s, however it is written', async (value) => {
    const script = readFileSync(join(BROWSER_DIR, 'neighbours.cypher'), 'utf8');
    const { records } = await driver.executeQuery(script, { value });
    expect(records.length).toBeGreaterThan(0);
  });

  it('shows nothing of a run that is being written', async () => {
    const before = await counts();
    await driver.executeQuery(
      `MATCH (r:Report {ref: 's1'}) MATCH (c:Campaign {id: 'c-large'})
       CREATE (r)-[:MEMBER_OF {since: 2}]->(c)
       WITH c MATCH (:Report {ref: '0'})-[m:MEMBER_OF]->(c) SET m.until = 2`,
    );
    try {
      expect(await counts()).toEqual(before);
    } finally {
      await driver.executeQuery('MATCH ()-[m:MEMBER_OF {since: 2}]->() DELETE m');
      await driver.executeQuery('MATCH ()-[m:MEMBER_OF {until: 2}]->() SET m.until = null');
    }
  });

  async function counts(): Promise<unknown> {
    const read = async (file: string, column: string) => {
      const script = readFileSync(join(BROWSER_DIR, file), 'utf8');
      const { records } = await driver.executeQuery(script, PARAMETERS[file] ?? {});
      return records.map((record): unknown => record.get(column));
    };
    return [await read('data-quality.cypher', 'found'), await read('campaigns-by-loss.cypher', 'thisMonth')];
  }
});

/** The nodes of all paths, by element id. */
function nodesIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'object' && value !== null && neo4j.isNode(value)) found.add(value.elementId);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) nodesIn(part, found);
  return found;
}

/** Contrast ratio of two colours (WCAG 2.2, relative luminance), 1..21. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
