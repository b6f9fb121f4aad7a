// Add artifacts whose links were not used, or deserve a look, and why.
// $rows: list of {properties: map, artifact: integer}
UNWIND $rows AS row
MATCH (a:Artifact {key: row.artifact})
CREATE (s:SetAside)-[:SETS_ASIDE]->(a)
SET s = row.properties
