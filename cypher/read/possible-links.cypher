// Which possible links of this run are of this kind, and touch these campaigns, in the order of their pages?
// $run: integer, $kind: text?, $campaigns: list of text?, $offset: integer, $limit: integer
// -> artifacts: list of integer, body: text
MATCH (l:PossibleLink {run: $run})
WHERE ($kind IS NULL OR l.kind = $kind) AND ($campaigns IS NULL OR any(id IN l.campaigns WHERE id IN $campaigns))
RETURN l.artifacts AS artifacts, l.body AS body
ORDER BY l.place SKIP $offset LIMIT $limit
