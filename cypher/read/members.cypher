// Which reports come after this place, and in which campaign was each in this run?
// $after: text, $seq: integer, $run: integer, $limit: integer
// -> place: text, source: text, ref: text, campaign: text?
MATCH (r:Report) WHERE r.place > $after AND r.since <= $seq
WITH r ORDER BY r.place LIMIT $limit
RETURN r.place AS place, r.source AS source, r.ref AS ref, head(COLLECT {
  MATCH (r)-[m:MEMBER_OF|WAS_MEMBER_OF]->(c:Cluster)
  WHERE m.since <= $run AND (m.until IS NULL OR m.until > $run)
  RETURN c.id
}) AS campaign
