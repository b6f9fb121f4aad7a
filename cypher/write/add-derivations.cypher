// Add which artifact follows from which, each pair once.
// $rows: list of [child: integer, parent: integer], $seq: integer
UNWIND $rows AS row
MATCH (c:Artifact {key: row[0]})
MATCH (p:Artifact {key: row[1]})
MERGE (c)-[d:DERIVED_FROM]->(p)
  ON CREATE SET d.since = $seq
