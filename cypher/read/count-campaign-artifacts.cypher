// How many artifacts did these campaigns mention in this run?
// $campaigns: list of text, $run: integer
// -> total: integer
MATCH (c:Cluster)-[u:USES|USED]->(a:Artifact)
WHERE c.id IN $campaigns AND u.since <= $run AND (u.until IS NULL OR u.until > $run)
RETURN count(DISTINCT a) AS total
