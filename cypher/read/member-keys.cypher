// Which reports were in these campaigns in this run, by source and number?
// $campaigns: list of text, $run: integer, $offset: integer, $limit: integer
// -> key: integer
MATCH (c:Cluster)<-[m:MEMBER_OF|WAS_MEMBER_OF]-(r:Report)
WHERE c.id IN $campaigns AND m.since <= $run AND (m.until IS NULL OR m.until > $run)
WITH DISTINCT r
ORDER BY r.place SKIP $offset LIMIT $limit
RETURN r.key AS key
