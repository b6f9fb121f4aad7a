// Which artifacts, mentioned or not, share this place?
// $place: text, $seq: integer
// -> place: text, key: integer, kind: text, folded: text, shown: text
MATCH (a:Artifact {place: $place}) WHERE a.since <= $seq
RETURN a.place AS place, a.key AS key, a.kind AS kind, a.folded AS folded, a.shown AS shown
