// Add artifacts that nobody has named before.
// $rows: list of {properties: map, label: text}
UNWIND $rows AS row
CREATE (a:Artifact)
SET a = row.properties, a:$(row.label)
