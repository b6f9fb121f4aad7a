// Campaigns that changed with this run are part of the operation that it says.
// $run: integer, $forever: integer
MATCH (v:Version) WHERE v.level = 'campaign' AND v.until = $forever AND v.since = $run
CALL (v) {
  MATCH (c:Cluster {id: v.id})
  MATCH (o:Cluster {id: v.operation})
  MERGE (c)-[:PART_OF]->(o)
} IN TRANSACTIONS OF 10000 ROWS
