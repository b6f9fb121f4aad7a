// Keep what campaigns mentioned and mention no longer apart from what they do; a copy first, for readers of older runs.
// $run: integer
MATCH (c:Cluster)-[u:USES]->(a:Artifact) WHERE u.until <= $run
CALL (c, u, a) {
  MERGE (c)-[p:USED {since: u.since, until: u.until}]->(a)
  SET p.reports = u.reports, p.firstDay = u.firstDay, p.lastDay = u.lastDay, p.role = u.role
} IN TRANSACTIONS OF 10000 ROWS
