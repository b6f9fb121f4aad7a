// Which reports has nobody looked at since the latest run, behind this key, and which campaigns do they point to?
// $after: integer, $run: integer, $seq: integer, $limit: integer
// -> key: integer, stamp: integer, id: text, day: integer?, victim: text, pointers: list
MATCH (f:Fresh) WHERE f.report > $after AND f.run <> $run
MATCH (r:Report {key: f.report}) WHERE r.since <= $seq
WITH f, r ORDER BY f.report LIMIT $limit
OPTIONAL MATCH (p:Pseudonyms {report: r.key})
RETURN r.key AS key, f.stamp AS stamp, r.id AS id, r.day AS day,
  CASE r.type WHEN 'victim' THEN coalesce(p.tokens, '') ELSE '' END AS victim,
  COLLECT {
    MATCH (r)-[m:MENTIONS]->(a:Artifact) WHERE m.until IS NULL
      AND NOT EXISTS { MATCH (s:SetAside)-[:SETS_ASIDE]->(a) WHERE s.run = $run AND s.class = 'suspect' }
    RETURN [a.kind, m.origin, COLLECT {
      MATCH (a)<-[u:USES|USED]-(c:Cluster)
      WHERE u.since <= $run AND (u.until IS NULL OR u.until > $run) AND u.role IN ['links', 'single-use']
      WITH DISTINCT c, u.reports AS reports
      MATCH (v:Version {id: c.id}) WHERE v.since <= $run AND v.until > $run
      RETURN [c.id, reports, v.firstDay, v.lastDay] ORDER BY c.id
    }]
  } AS pointers
ORDER BY key
