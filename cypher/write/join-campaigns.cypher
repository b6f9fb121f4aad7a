// Reports join campaigns with this run.
// $rows: list of [campaign: text, reports: list of integer], $run: integer
UNWIND $rows AS row
MATCH (c:Cluster {id: row[0]})
UNWIND row[1] AS key
MATCH (r:Report {key: key})
CREATE (r)-[:MEMBER_OF {since: $run}]->(c)
