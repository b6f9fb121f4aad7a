import { beforeAll, expect, it } from 'vitest';
import { ARTIFACT_KINDS } from '../../engine/model/artifact.js';
import { KIND_LABELS } from '../../engine/store/neo4j/names.js';
import { campaign, publishPlan, strong, type Plan } from '../contract/store-runs.js';
import { mention, report } from '../contract/store-reports.js';
import { ask, openStore, wipe, withServer } from './reach.js';

const TOKEN = 'c0ffee'.padEnd(32, '0');

withServer('the graph that analysts look at', () => {
  beforeAll(async () => {
    await wipe();
    const store = await openStore();
    const url = mention('url', 'http://evil.example/login');
    await store.addReports([
      report({
        ref: '1',
        victim: [{ field: 'email', token: TOKEN }],
        losses: [{ kind: 'lost', currency: 'USD', minor: 9_007_199_254_740_991, at: null }],
        mentions: [
          mention('email', 'grabber@evil.example'),
          mention('phone', '+442079460000'),
          mention('iban', 'DE89370400440532013000'),
          url,
          mention('domain', 'evil.example', { origin: 'derived', parents: [url.artifact.id] }),
          mention('other', 'x'.repeat(8_192)),
        ],
      }),
      report({ ref: '2', mentions: ARTIFACT_KINDS.map((kind) => mention(kind, `some ${kind}`)) }),
    ]);
    await publishPlan(store, {
      run: 1,
      campaigns: [{ campaign: campaign({ id: 'c-1', title: 'Shop fraud' }), members: ['agency/1', 'agency/2'] }],
      setAside: [
        {
          artifact: 'domain:evil.example',
          class: 'listed',
          list: 'banks',
          measure: null,
          reports: 1,
          reach: { campaigns: 1, reports: 1, unclustered: 0, largest: ['c-1'] },
        },
      ],
      links: [
        {
          kind: 'weak-joint',
          campaigns: ['c-1'],
          artifacts: ['phone:+442079460000'],
          spells: 1,
          smallerReports: 1,
          pauseDays: 0,
          probability: 0.5,
        },
      ],
      events: [{ event: 'born', campaign: 'c-1', other: null, shared: 0, size: 0 }],
    });
    await store.close();
  });

  it('has a name on every node', async () => {
    expect(await ask("MATCH (n) WHERE n.name IS NULL OR n.name = '' RETURN labels(n) AS labels")).toEqual([]);
  });

  it('gives every kind of artifact its label', async () => {
    const rows = await ask<{ kind: string; labels: string[] }>(
      "MATCH (a:Artifact) WHERE a.folded STARTS WITH 'some ' RETURN a.kind AS kind, labels(a) AS labels",
    );
    expect(
      Object.fromEntries(rows.map(({ kind, labels }) => [kind, labels.find((label) => label !== 'Artifact')])),
    ).toEqual(KIND_LABELS);
  });

  it('writes addresses on no node so that they could be clicked, called or paid to', async () => {
    const names = (await ask<{ name: string }>('MATCH (a:Artifact) RETURN a.name AS name')).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'gr…@evil[.]example',
        '+442…00',
        'DE89…00',
        'hxxp://evil[.]example/login',
        'evil[.]example',
      ]),
    );
    expect(names.every((name) => name.length <= 60)).toBe(true);
  });

  it('has the pseudonyms of victims on no node that is tied to anything', async () => {
    const holders = await ask<{ labels: string[]; ties: number }>(
      `MATCH (n) WHERE any(key IN keys(n) WHERE toStringOrNull(n[key]) CONTAINS $token)
       RETURN labels(n) AS labels, COUNT { (n)--() } AS ties ORDER BY labels`,
      { token: TOKEN },
    );
    expect(holders).toEqual([
      { labels: ['Pseudonyms'], ties: 0 },
      { labels: ['ReportPage'], ties: 0 },
    ]);
  });

  it('leads from a report to its operation, its artifacts and what they follow from, and from questions to both', async () => {
    const paths = await ask<{ path: string }>(
      `MATCH (a)-[t]->(b) WHERE NOT a:Report OR b.folded IN ['evil.example'] OR b:Campaign
       RETURN DISTINCT labels(a)[0] + ' ' + type(t) + ' ' + labels(b)[0] AS path ORDER BY path`,
    );
    expect(paths.map(({ path }) => path)).toEqual([
      'Artifact DERIVED_FROM Artifact',
      'Cluster PART_OF Cluster',
      'Cluster USES Artifact',
      'Event HAPPENED_TO Cluster',
      'PossibleLink BETWEEN Cluster',
      'PossibleLink SHARES Artifact',
      'Report MEMBER_OF Cluster',
      'Report MENTIONS Artifact',
      'SetAside SETS_ASIDE Artifact',
    ]);
    expect(
      await ask('MATCH (c:Campaign)-[:PART_OF]->(o:Operation) RETURN c.name AS campaign, o.id AS operation'),
    ).toEqual([{ campaign: 'Shop fraud', operation: 'o-1' }]);
  });

  it('holds whole numbers as integers, up to the largest', async () => {
    const [row] = await ask<{ days: string; key: string }>(
      "MATCH (r:Report {ref: '1'}) RETURN valueType(r.key) AS key, valueType(r.unreadableLosses) AS days",
    );
    expect(row).toEqual({ key: 'INTEGER NOT NULL', days: 'INTEGER NOT NULL' });
    const [text] = await ask<{ losses: string }>("MATCH (r:Report {ref: '1'}) RETURN r.losses AS losses");
    expect(text?.losses).toContain('9007199254740991');
  });
});

withServer('what a picture says of campaigns and hubs', () => {
  const plan = (run: number, more: Partial<Plan> = {}): Plan => {
    const strongest = [strong('phone', '+442079460000', '+44 20 7946 0000')];
    const found = campaign({ id: 'c-1', title: 'Shop fraud around +44 20 7946 0000, GB', strongest });
    return { run, campaigns: [{ campaign: found, members: ['agency/1', 'agency/2'] }], ...more };
  };
  const reach = { campaigns: 1, reports: 2, unclustered: 0, largest: ['c-1'] };
  const aside = { list: null, measure: null, reports: 2, reach };

  beforeAll(async () => {
    await wipe();
    const store = await openStore();
    const mentions = [mention('domain', 'evil.example'), mention('phone', '+442079460000')];
    await store.addReports([report({ ref: '1', mentions }), report({ ref: '2', mentions })]);
    const setAside = [
      { artifact: 'domain:evil.example', class: 'hub', ...aside },
      { artifact: 'phone:+442079460000', class: 'suspect', ...aside },
    ] as const;
    await publishPlan(store, plan(1, { setAside }));
    await store.close();
  });

  it('names a campaign by what it is and a number that nobody could call; the title tells it whole', async () => {
    expect(await ask('MATCH (c:Campaign) RETURN c.name AS name, c.title AS title')).toEqual([
      { name: 'Shop fraud +442…00', title: 'Shop fraud around +44 20 7946 0000, GB' },
    ]);
  });

  it('marks artifacts that hold nothing together, not those that deserve a look, while a run sets them aside', async () => {
    const hubs = () => ask('MATCH (a:Hub) RETURN a.folded AS folded');
    const store = await openStore();
    try {
      expect(await hubs()).toEqual([{ folded: 'evil.example' }]);
      await publishPlan(store, plan(2));
      expect(await hubs()).toEqual([]);
    } finally {
      await store.close();
    }
  });
});
