/**
 * The tables, as the first migration makes them. A migration that has been released is never edited (its checksum is
 * in every database): what changes later is a new one.
 *
 * - A report's losses, victim tokens and remarks are replaced with it and only ever read with it, so they stand in its
 *   row. Its mentions are asked from both sides, so they are a table.
 * - A report's id is the hash of its source and ref, so these two alone are indexed: they come nearly in order, and an
 *   index over hashes would touch a page of its own with each report.
 * - Artifacts are never deleted, for published runs name their row keys; `orphan` lists those that no report mentions
 *   any longer.
 * - Batches of reports are numbered: `batch` is the one that a row came with. What a batch replaced stands in
 *   `report_before` and `artifact_before` as long as a kept run has read it, so that the run can be made again.
 * - A mention repeats its report's day, so that "how often, since when, until when" of a hub with millions of mentions
 *   is answered from one index.
 * - `mention` and `derivation` declare no foreign keys: their two columns come from rows that the same transaction has
 *   just found or made, and checking each again costs a sixth of the time of ingest.
 * - `checkpoint` has at most one row: what the night under way has found, for the next if it breaks off.
 * - Everything a run published goes with its row in `run` (ON DELETE CASCADE); aliases and lineage stay for ever.
 * - A run that is held has all its rows but aliases and lineage, which would be seen: those wait in `held`. A predecessor
 *   is older than the runs that are kept, and has only what a run that went on from it needs to be made again.
 * - `campaign` holds both levels: the campaigns of a run at places from 0 by id, its operations behind them by id. An
 *   operation's reports are those of its campaigns, so members, artifacts and `possible_link_campaign` know campaigns
 *   only: most operations are one campaign, and rows of their own would be nearly all there twice. For the same reason
 *   `facts` names the place whose facts and words a row shares.
 * - `campaign` is narrow, for it is scanned by filters; what is searched for words, and what is only shown, stand apart.
 *   Tags stand in one text, `,"type=phishing","country=DE"`: a row for each was a quarter of publication.
 * - What a run says of a campaign's reports and artifacts is written once and read whole, so it stands in one row as
 *   packed numbers (`packed`): a row for each report and artifact, and its copy in an index, was ten times the bytes,
 *   written and then deleted each night. `artifact_campaign` is the other way round, many artifacts in a slot.
 * - `possible_link` and `set_aside` stand in the order of their pages; what is only shown stands in `body` as JSON, and
 *   artifacts by row key, for their spelling may change.
 * - `fresh` holds reports that came or changed since the evidence of the latest run was read, and where they are attached
 *   until the next: `run` is the one under which that was found out, 0 for nobody has looked. `alert` is only ever added
 *   to, but for `delivery`; `run_news` is what a run says of both, lists in JSON, some hundred entries in a row.
 * - `campaign.lost` is zero-padded text: sums of many losses may pass 64 bits, and text of one width sorts as numbers do.
 */
export const FIRST_SCHEMA = `
CREATE TABLE note (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE total (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  reports INTEGER NOT NULL, artifacts INTEGER NOT NULL, mentions INTEGER NOT NULL, batch INTEGER NOT NULL
) STRICT;
INSERT INTO total VALUES (1, 0, 0, 0, 0);

CREATE TABLE report (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  source TEXT NOT NULL, ref TEXT NOT NULL,
  type TEXT NOT NULL,
  reported_at TEXT, day INTEGER, incident_at TEXT,
  fraud_type TEXT, country TEXT,
  victim TEXT NOT NULL,
  losses TEXT, unreadable_losses INTEGER NOT NULL, remarks TEXT,
  digest TEXT NOT NULL, batch INTEGER NOT NULL,
  UNIQUE (source, ref)
) STRICT;

CREATE TABLE artifact (
  key INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL, folded TEXT NOT NULL, shown TEXT NOT NULL,
  UNIQUE (kind, folded)
) STRICT;

CREATE TABLE report_before (
  report INTEGER NOT NULL, until INTEGER NOT NULL, version TEXT NOT NULL, mentions TEXT NOT NULL,
  PRIMARY KEY (report, until)
) STRICT, WITHOUT ROWID;

CREATE TABLE artifact_before (
  artifact INTEGER NOT NULL, until INTEGER NOT NULL, shown TEXT NOT NULL,
  PRIMARY KEY (artifact, until)
) STRICT, WITHOUT ROWID;

CREATE TABLE orphan (artifact INTEGER PRIMARY KEY REFERENCES artifact) STRICT;

CREATE TABLE mention (
  report INTEGER NOT NULL, artifact INTEGER NOT NULL,
  origin INTEGER NOT NULL, role TEXT, day INTEGER,
  PRIMARY KEY (report, artifact)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_artifact ON mention (artifact, day);

CREATE TABLE derivation (
  child INTEGER NOT NULL, parent INTEGER NOT NULL, batch INTEGER NOT NULL,
  PRIMARY KEY (child, parent)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  run INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('published', 'held', 'predecessor')),
  summary TEXT NOT NULL
) STRICT;

CREATE TABLE held (
  run INTEGER PRIMARY KEY REFERENCES run ON DELETE CASCADE,
  reasons TEXT NOT NULL, aliases TEXT NOT NULL, events TEXT NOT NULL, news TEXT
) STRICT;

CREATE TABLE checkpoint (key TEXT PRIMARY KEY, found BLOB NOT NULL) STRICT;

CREATE TABLE published (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  run INTEGER NOT NULL REFERENCES run
) STRICT;

CREATE TABLE campaign (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  place INTEGER NOT NULL,
  level TEXT NOT NULL, operation INTEGER, campaigns INTEGER NOT NULL,
  id TEXT NOT NULL, born_run INTEGER NOT NULL,
  reports INTEGER NOT NULL, victims INTEGER NOT NULL, lost TEXT NOT NULL,
  first_day INTEGER, last_day INTEGER,
  facts INTEGER NOT NULL,
  PRIMARY KEY (run, place),
  UNIQUE (run, id),
  CHECK ((level = 'operation') = (operation IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_by_operation ON campaign (run, operation);

CREATE TABLE campaign_facts (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  place INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_search (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  place INTEGER NOT NULL, tags TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_member (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  place INTEGER NOT NULL, reports BLOB NOT NULL,
  PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_artifact (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  place INTEGER NOT NULL, artifacts BLOB NOT NULL,
  PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE artifact_campaign (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  slot INTEGER NOT NULL, campaigns BLOB NOT NULL,
  PRIMARY KEY (run, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE possible_link (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL, artifacts TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (run, place)
) STRICT;

CREATE TABLE possible_link_campaign (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  campaign INTEGER NOT NULL, link INTEGER NOT NULL,
  PRIMARY KEY (run, campaign, link)
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  place INTEGER NOT NULL,
  artifact INTEGER NOT NULL, class TEXT NOT NULL, list TEXT, body TEXT NOT NULL,
  PRIMARY KEY (run, place)
) STRICT;

CREATE TABLE alias (
  from_id TEXT NOT NULL, run INTEGER NOT NULL, to_id TEXT,
  PRIMARY KEY (from_id, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_heir ON alias (to_id);

CREATE TABLE run_news (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  about TEXT NOT NULL, part INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (run, about, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE fresh (
  report INTEGER PRIMARY KEY,
  stamp INTEGER NOT NULL, run INTEGER NOT NULL,
  campaign TEXT, weight REAL NOT NULL
) STRICT;
CREATE INDEX fresh_by_campaign ON fresh (campaign) WHERE campaign IS NOT NULL;

CREATE TABLE alert (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  rule TEXT NOT NULL, campaign TEXT NOT NULL, day INTEGER NOT NULL, run INTEGER NOT NULL, told_by TEXT NOT NULL,
  delivery TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX alert_by_campaign ON alert (campaign, rule, day);
CREATE INDEX alert_by_day ON alert (day);

CREATE TABLE lineage (
  run INTEGER NOT NULL, place INTEGER NOT NULL,
  event TEXT NOT NULL, campaign TEXT NOT NULL, other TEXT,
  shared INTEGER NOT NULL, size INTEGER NOT NULL,
  PRIMARY KEY (run, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX lineage_by_campaign ON lineage (campaign);
CREATE INDEX lineage_by_other ON lineage (other) WHERE other IS NOT NULL;
`;
