// Campaigns mention these artifacts so often from this run on.
// $rows: list of [campaign: text, uses: list], $run: integer
// Each use: artifact: integer, reports: integer, firstDay: integer?, lastDay: integer?, role: text
UNWIND $rows AS row
MATCH (c:Cluster {id: row[0]})
UNWIND row[1] AS use
MATCH (a:Artifact {key: use[0]})
CREATE (c)-[:USES {reports: use[1], firstDay: use[2], lastDay: use[3], role: use[4], since: $run}]->(a)
