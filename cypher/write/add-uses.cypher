// Campaigns mention these artifacts so often from this run on.
// $rows: list of [campaign: text, artifact: integer, reports: integer, firstDay: integer?, lastDay: integer?, role: text]
// $run: integer
UNWIND $rows AS row
MATCH (c:Cluster {id: row[0]})
MATCH (a:Artifact {key: row[1]})
CREATE (c)-[:USES {reports: row[2], firstDay: row[3], lastDay: row[4], role: row[5], since: $run}]->(a)
