// Keep memberships that have ended apart from those that hold; a copy first, for readers of older runs.
// $run: integer
MATCH (r:Report)-[m:MEMBER_OF]->(c:Cluster) WHERE m.until <= $run
CALL (r, m, c) {
  MERGE (r)-[:WAS_MEMBER_OF {since: m.since, until: m.until}]->(c)
} IN TRANSACTIONS OF 10000 ROWS
