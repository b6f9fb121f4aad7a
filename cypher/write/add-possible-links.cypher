// Add questions for analysts: which campaigns might be one, and what they share.
// $rows: list of {properties: map, campaigns: list of text, artifacts: list of integer}
UNWIND $rows AS row
CREATE (l:PossibleLink)
SET l = row.properties
WITH l, row
CALL (l, row) {
  UNWIND row.campaigns AS id
  MATCH (c:Cluster {id: id})
  CREATE (l)-[:BETWEEN]->(c)
}
CALL (l, row) {
  UNWIND row.artifacts AS key
  MATCH (a:Artifact {key: key})
  CREATE (l)-[:SHARES]->(a)
}
