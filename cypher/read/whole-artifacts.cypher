// Which artifacts, mentioned or not, come after this place, in the order of kind and text as far as the place tells it?
// $after: text, $seq: integer, $limit: integer
// -> place: text, key: integer, kind: text, folded: text, shown: text
MATCH (a:Artifact) WHERE a.place > $after AND a.since <= $seq
RETURN a.place AS place, a.key AS key, a.kind AS kind, a.folded AS folded, a.shown AS shown
ORDER BY a.place LIMIT $limit
