// Which reports were in these campaigns in this run, in the order of their ids?
// $campaigns: list of text, $run: integer
// -> campaign: text, reports: list of integer
UNWIND $campaigns AS id
MATCH (c:Cluster {id: id})
RETURN c.id AS campaign, COLLECT {
  MATCH (c)<-[m:MEMBER_OF|WAS_MEMBER_OF]-(r:Report)
  WHERE m.since <= $run AND (m.until IS NULL OR m.until > $run)
  WITH DISTINCT r
  RETURN r.key ORDER BY r.id
} AS reports
