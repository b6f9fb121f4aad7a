// Campaigns no longer mention these artifacts, or no longer so often, with this run.
// $rows: list of [campaign: text, artifact: integer], $run: integer
UNWIND $rows AS row
MATCH (c:Cluster {id: row[0]})-[u:USES]->(a:Artifact {key: row[1]}) WHERE u.until IS NULL
SET u.until = $run
