// What do the reports whose keys lie in this range mention? Key of the artifact times four, plus the code of the origin.
// $from: integer, $to: integer, $seq: integer
// -> report: integer, packed: list of integer
MATCH (r:Report) WHERE r.key >= $from AND r.key < $to AND r.since <= $seq
RETURN r.key AS report, COLLECT {
  MATCH (r)-[m:MENTIONS]->(a) WHERE m.until IS NULL
  RETURN a.key * 4 + CASE m.origin WHEN 'named' THEN 0 WHEN 'text' THEN 1 ELSE 2 END
} AS packed
