// Which artifacts follow from which, in parts of some thousands? A key below zero is that of an artifact which no report
// mentions: -1 for 0, -2 for 1.
// $seq: integer
// -> children: list of integer, parents: list of integer
MATCH (c)-[d:DERIVED_FROM]->(p) WHERE d.since <= $seq
WITH c.key / 32768 AS part, CASE WHEN c:Orphan THEN -1 - c.key ELSE c.key END AS child,
  CASE WHEN p:Orphan THEN -1 - p.key ELSE p.key END AS parent
WITH part, collect(child) AS children, collect(parent) AS parents
RETURN children, parents
