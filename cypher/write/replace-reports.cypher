// Put newer versions in the place of reports; their mentions are marked, and taken away when nobody sees them any longer.
// $rows: list of map, $seq: integer
UNWIND $rows AS row
MATCH (r:Report {key: row.key})
WITH r, row, r.since AS since
SET r = row, r.since = since
WITH r
OPTIONAL MATCH (p:Pseudonyms {report: r.key})
DELETE p
WITH DISTINCT r
MATCH (r)-[m:MENTIONS]->() WHERE m.until IS NULL
SET m.until = $seq
