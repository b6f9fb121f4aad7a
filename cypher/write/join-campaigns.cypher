// Reports join campaigns with this run.
// $rows: list of [report: integer, campaign: text], $run: integer
UNWIND $rows AS row
MATCH (r:Report {key: row[0]})
MATCH (c:Cluster {id: row[1]})
CREATE (r)-[:MEMBER_OF {since: $run}]->(c)
