import type { Sql } from '../connection.js';

export const ADD_RUN: Sql<[run: number, state: 'published' | 'held', summary: string], never> = {
  text: 'INSERT INTO run (run, state, summary) VALUES (?, ?, ?)',
};

export const ADD_HELD: Sql<
  [run: number, reasons: string, aliases: string, events: string, news: string | null],
  never
> = {
  text: 'INSERT INTO held (run, reasons, aliases, events, news) VALUES (?, ?, ?, ?, ?)',
};

/** Those that were held before. */
export const DROP_HELD: Sql<[but: number], never> = { text: "DELETE FROM run WHERE state = 'held' AND run <> ?" };

export const IS_PUBLISHED: Sql<[run: number], never> = { text: "UPDATE run SET state = 'published' WHERE run = ?" };

export const NO_LONGER_HELD: Sql<[run: number], never> = { text: 'DELETE FROM held WHERE run = ?' };

export const POINT_TO: Sql<[run: number], never> = {
  text: 'INSERT INTO published (one, run) VALUES (1, ?) ON CONFLICT DO UPDATE SET run = excluded.run',
};

export const FORGET_RUNS: Sql<[oldest: number, predecessor: number], never> = {
  text: 'DELETE FROM run WHERE run < ? AND run <> ?',
};

export const IS_PREDECESSOR: Sql<[run: number], never> = {
  text: "UPDATE run SET state = 'predecessor' WHERE run = ? AND state = 'published'",
};

/** What only readers need of a run; weak joints are needed by the run that goes on from it. */
export const FORGET_ANSWERS: readonly Sql<[run: number], never>[] = [
  'campaign_facts',
  'campaign_search',
  'campaign_artifact',
  'artifact_campaign',
  'set_aside',
].map((table) => ({ text: `DELETE FROM ${table} WHERE run = ?` }));

/** All that a run says, for another run to say it too. */
export const SAY_AGAIN: readonly Sql<[run: number, earlier: number], never>[] = [
  ['campaign', 'place, level, operation, campaigns, id, born_run, reports, victims, lost, first_day, last_day, facts'],
  ['campaign_facts', 'place, body'],
  ['campaign_search', 'place, tags, text'],
  ['campaign_member', 'place, reports'],
  ['campaign_artifact', 'place, artifacts'],
  ['artifact_campaign', 'slot, campaigns'],
  ['possible_link', 'place, kind, artifacts, body'],
  ['possible_link_campaign', 'campaign, link'],
  ['set_aside', 'place, artifact, class, list, body'],
].map(([table, columns]) => ({
  text: `INSERT INTO ${table} (run, ${columns}) SELECT ?, ${columns} FROM ${table} WHERE run = ?`,
}));

export const ADD_CAMPAIGN: Sql<
  [
    run: number,
    place: number,
    level: string,
    operation: number | null,
    campaigns: number,
    id: string,
    bornRun: number,
    reports: number,
    victims: number,
    lost: string,
    firstDay: number | null,
    lastDay: number | null,
    facts: number,
  ],
  never
> = {
  text: `INSERT INTO campaign
      (run, place, level, operation, campaigns, id, born_run, reports, victims, lost, first_day, last_day, facts)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
};

export const ADD_CAMPAIGN_FACTS: Sql<[run: number, place: number, body: string], never> = {
  text: 'INSERT INTO campaign_facts (run, place, body) VALUES (?, ?, ?)',
};

export const ADD_CAMPAIGN_SEARCH: Sql<[run: number, place: number, tags: string, text: string], never> = {
  text: 'INSERT INTO campaign_search (run, place, tags, text) VALUES (?, ?, ?, ?)',
};

export const ADD_CAMPAIGN_MEMBERS: Sql<[run: number, place: number, reports: Uint8Array], never> = {
  text: 'INSERT INTO campaign_member (run, place, reports) VALUES (?, ?, ?)',
};

export const ADD_CAMPAIGN_ARTIFACTS: Sql<[run: number, place: number, artifacts: Uint8Array], never> = {
  text: 'INSERT INTO campaign_artifact (run, place, artifacts) VALUES (?, ?, ?)',
};

export const ADD_ARTIFACT_CAMPAIGNS: Sql<[run: number, slot: number, campaigns: Uint8Array], never> = {
  text: 'INSERT INTO artifact_campaign (run, slot, campaigns) VALUES (?, ?, ?)',
};

export const ADD_LINK: Sql<[run: number, place: number, kind: string, artifacts: string, body: string], never> = {
  text: 'INSERT INTO possible_link (run, place, kind, artifacts, body) VALUES (?, ?, ?, ?, ?)',
};

export const ADD_LINK_CAMPAIGN: Sql<[run: number, campaign: number, link: number], never> = {
  text: 'INSERT INTO possible_link_campaign (run, campaign, link) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
};

export const ADD_SET_ASIDE: Sql<
  [run: number, place: number, artifact: number, className: string, list: string | null, body: string],
  never
> = {
  text: 'INSERT INTO set_aside (run, place, artifact, class, list, body) VALUES (?, ?, ?, ?, ?, ?)',
};

export const ADD_ALIAS: Sql<[from: string, run: number, to: string | null], never> = {
  text: 'INSERT INTO alias (from_id, run, to_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
};

export const ADD_EVENT: Sql<
  [run: number, place: number, event: string, campaign: string, other: string | null, shared: number, size: number],
  never
> = {
  text: 'INSERT INTO lineage (run, place, event, campaign, other, shared, size) VALUES (?, ?, ?, ?, ?, ?, ?)',
};
