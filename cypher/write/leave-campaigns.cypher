// Reports leave campaigns with this run.
// $rows: list of [report: integer, campaign: text], $run: integer
UNWIND $rows AS row
MATCH (r:Report {key: row[0]})-[m:MEMBER_OF]->(c:Cluster {id: row[1]}) WHERE m.until IS NULL
SET m.until = $run
