// Which of these reports are known, in which version, and what does each mention?
// $ids: list of text
// -> id: text, key: integer, reportedAt: text?, digest: text, victim: text, mentioned: list of integer
UNWIND $ids AS id
MATCH (r:Report {id: id})
OPTIONAL MATCH (p:Pseudonyms {report: r.key})
RETURN r.id AS id, r.key AS key, r.reportedAt AS reportedAt, r.digest AS digest, coalesce(p.tokens, '') AS victim,
  COLLECT { MATCH (r)-[m:MENTIONS]->(a:Artifact) WHERE m.until IS NULL RETURN a.key } AS mentioned
