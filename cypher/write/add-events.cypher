// Add what happened to campaigns and operations.
// $rows: list of map
UNWIND $rows AS row
CREATE (e:Event)
SET e = row
WITH e, row
MATCH (c:Cluster {id: row.campaign})
CREATE (e)-[:HAPPENED_TO]->(c)
