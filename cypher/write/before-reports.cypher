// Keep what these reports are before a batch changes them, for views that were opened earlier.
// $keys: list of integer, $seq: integer
UNWIND $keys AS key
MATCH (r:Report {key: key})
OPTIONAL MATCH (p:Pseudonyms {report: key})
MERGE (b:Before {kind: 'report', of: key, seq: $seq})
SET b = properties(r)
SET b.kind = 'report', b.of = key, b.seq = $seq, b.at = timestamp(), b.name = 'before batch ' + $seq,
  b.tokens = p.tokens,
  b.mentions = COLLECT { MATCH (r)-[m:MENTIONS]->(a:Artifact) WHERE m.until IS NULL RETURN a.key ORDER BY a.key },
  b.origins = COLLECT { MATCH (r)-[m:MENTIONS]->(a:Artifact) WHERE m.until IS NULL RETURN m.origin ORDER BY a.key },
  b.roles = COLLECT { MATCH (r)-[m:MENTIONS]->(a:Artifact) WHERE m.until IS NULL
    RETURN coalesce(m.role, '') ORDER BY a.key }
