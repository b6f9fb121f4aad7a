// What is known, for another store, of the reports whose keys lie in this range?
// $from: integer, $to: integer, $seq: integer
// -> key: integer, id: text, source: text, ref: text, type: text, reportedAt: text?, incidentAt: text?, fraudType: text?
// -> country: text?, tokens: text?, losses: text?, remarks: text?, digest: text, mentions: list
MATCH (r:Report) WHERE r.key >= $from AND r.key < $to AND r.since <= $seq
OPTIONAL MATCH (p:Pseudonyms {report: r.key})
RETURN r.key AS key, r.id AS id, r.source AS source, r.ref AS ref, r.type AS type, r.reportedAt AS reportedAt,
  r.incidentAt AS incidentAt, r.fraudType AS fraudType, r.country AS country, p.tokens AS tokens, r.losses AS losses,
  r.remarks AS remarks, r.digest AS digest,
  COLLECT {
    MATCH (r)-[m:MENTIONS]->(a:Artifact) WHERE m.until IS NULL
    RETURN [a.key, a.kind, a.folded, a.shown, m.origin, m.role]
  } AS mentions
