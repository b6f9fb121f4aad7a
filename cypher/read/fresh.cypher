// Which reports came or changed after the latest run, behind this key, and where are they attached?
// $after: integer, $seq: integer, $limit: integer
// -> key: integer, stamp: integer, run: integer, campaign: text?, weight: number
MATCH (f:Fresh) WHERE f.report > $after
MATCH (r:Report {key: f.report}) WHERE r.since <= $seq
RETURN f.report AS key, f.stamp AS stamp, f.run AS run, f.campaign AS campaign, f.weight AS weight
ORDER BY key LIMIT $limit
