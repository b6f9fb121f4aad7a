// Which artifacts share this place, that is the beginning of a long text?
// $place: text, $seq: integer
// -> place: text, key: integer, kind: text, folded: text, orphan: boolean
MATCH (a:Artifact) WHERE a.place = $place AND a.since <= $seq
RETURN a.place AS place, a.key AS key, a.kind AS kind, a.folded AS folded, a:Orphan AS orphan
