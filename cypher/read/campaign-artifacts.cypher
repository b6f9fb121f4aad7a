// What did these campaigns mention in this run, most reports first, then by kind and text?
// $campaigns: list of text, $run: integer, $offset: integer, $limit: integer
// -> kind: text, folded: text, shown: text, reports: integer, reportsInAll: integer, firstDay: integer?, lastDay: integer?
// -> role: text
MATCH (c:Cluster)-[u:USES|USED]->(a:Artifact)
WHERE c.id IN $campaigns AND u.since <= $run AND (u.until IS NULL OR u.until > $run)
WITH DISTINCT c, a, u.reports AS some, u.firstDay AS first, u.lastDay AS last, u.role AS role
WITH a, sum(some) AS reports, min(first) AS firstDay, max(last) AS lastDay, min(role) AS role
ORDER BY reports DESC, a.place, a.folded SKIP $offset LIMIT $limit
MATCH (n:ReportCounts {block: a.key / 256}) WHERE n.since <= $run AND n.until > $run
RETURN a.kind AS kind, a.folded AS folded, a.shown AS shown, reports, n.counts[a.key % 256] AS reportsInAll, firstDay,
  lastDay, role
ORDER BY reports DESC, a.place, a.folded
