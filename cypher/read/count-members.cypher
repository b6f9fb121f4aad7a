// How many reports were in these campaigns in this run?
// $campaigns: list of text, $run: integer
// -> total: integer
MATCH (c:Cluster)<-[m:MEMBER_OF|WAS_MEMBER_OF]-(r:Report)
WHERE c.id IN $campaigns AND m.since <= $run AND (m.until IS NULL OR m.until > $run)
RETURN count(DISTINCT r) AS total
