// Which artifacts come after this place, in the order of kind and text as far as the place tells it? A key below zero is
// that of an artifact which no report mentions: -1 for 0, -2 for 1.
// $after: text, $seq: integer, $limit: integer
// -> places: list of text, keys: list of integer
MATCH (a:Artifact) WHERE a.place > $after AND a.since <= $seq
WITH a ORDER BY a.place LIMIT $limit
RETURN collect(a.place) AS places, collect(CASE WHEN a:Orphan THEN -1 - a.key ELSE a.key END) AS keys
