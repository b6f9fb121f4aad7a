// Add who mentions what.
// $rows: list of [report: integer, artifact: integer, origin: text, role: text?, day: integer?], $seq: integer
UNWIND $rows AS row
MATCH (r:Report {key: row[0]})
MATCH (a:Artifact {key: row[1]})
CREATE (r)-[:MENTIONS {origin: row[2], role: row[3], day: row[4], since: $seq}]->(a)
