// Take campaigns and operations that ended with this run out of sight.
// $run: integer, $forever: integer
MATCH (v:Version) WHERE v.level IN ['campaign', 'operation'] AND v.until = $run
MATCH (c:Cluster {id: v.id})
WHERE NOT EXISTS { MATCH (w:Version {id: c.id}) WHERE w.until = $forever }
CALL (c) {
  REMOVE c:Campaign:Operation
  SET c:PastCampaign
  WITH c
  OPTIONAL MATCH (c)-[p:PART_OF]-()
  DELETE p
} IN TRANSACTIONS OF 1000 ROWS
