// What did these campaigns mention in this run?
// $campaigns: list of text, $run: integer
// -> campaign: text, uses: list
UNWIND $campaigns AS id
MATCH (c:Cluster {id: id})
RETURN c.id AS campaign, COLLECT {
  MATCH (c)-[u:USES|USED]->(a:Artifact)
  WHERE u.since <= $run AND (u.until IS NULL OR u.until > $run)
  RETURN DISTINCT [a.key, u.reports, u.firstDay, u.lastDay, u.role]
} AS uses
