// Which campaigns of this run mention this artifact, most reports first?
// $key: integer, $run: integer, $limit: integer
// -> body: text, reports: integer, role: text
MATCH (a:Artifact {key: $key})<-[u:USES|USED]-(c:Cluster)
WHERE u.since <= $run AND (u.until IS NULL OR u.until > $run)
WITH DISTINCT c, u.reports AS reports, u.role AS role
ORDER BY reports DESC, c.id LIMIT $limit
MATCH (v:Version {id: c.id}) WHERE v.since <= $run AND v.until > $run
RETURN v.body AS body, reports, role
ORDER BY reports DESC, c.id
