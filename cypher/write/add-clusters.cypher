// Add campaigns and operations that were never there: what their reports and artifacts are tied to, for ever.
// $rows: list of {id: text, level: text, name: text}
UNWIND $rows AS row
MERGE (c:Cluster {id: row.id})
  ON CREATE SET c.level = row.level, c.name = row.name
