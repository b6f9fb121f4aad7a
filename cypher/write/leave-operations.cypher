// Campaigns that changed with this run are no longer part of another operation than it says.
// $run: integer, $forever: integer
MATCH (v:Version) WHERE v.level = 'campaign' AND v.until = $forever AND v.since = $run
MATCH (:Cluster {id: v.id})-[p:PART_OF]->(o:Cluster) WHERE o.id <> coalesce(v.operation, '')
CALL (p) { DELETE p } IN TRANSACTIONS OF 10000 ROWS
