// Mark the reports that came while the first run was made: those behind the last that it has seen.
// $after: integer
MATCH (r:Report) WHERE r.key > $after
MERGE (f:Fresh {report: r.key})
  ON CREATE SET f.stamp = 1, f.run = 0, f.weight = 0.0, f.name = 'a report between nights'
