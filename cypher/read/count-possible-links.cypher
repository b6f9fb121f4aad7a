// How many possible links of this run are of this kind, and touch these campaigns?
// $run: integer, $kind: text?, $campaigns: list of text?
// -> total: integer
MATCH (l:PossibleLink {run: $run})
WHERE ($kind IS NULL OR l.kind = $kind) AND ($campaigns IS NULL OR any(id IN l.campaigns WHERE id IN $campaigns))
RETURN count(l) AS total
