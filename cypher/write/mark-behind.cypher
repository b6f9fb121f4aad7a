// Mark the reports that came, or changed, after this batch: a run has not seen them.
// $moment: integer
CALL () {
  MATCH (r:Report) WHERE r.since > $moment
  RETURN r.key AS key
  UNION
  MATCH (b:Before) WHERE b.kind = 'report' AND b.seq > $moment
  RETURN b.of AS key
}
MERGE (f:Fresh {report: key})
  ON CREATE SET f.stamp = 1, f.run = 0, f.weight = 0.0, f.name = 'a report between nights'
