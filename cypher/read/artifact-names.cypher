// How are these artifacts written?
// $keys: list of integer
// -> key: integer, kind: text, folded: text, shown: text
UNWIND $keys AS key
MATCH (a:Artifact {key: key})
RETURN a.key AS key, a.kind AS kind, a.folded AS folded, a.shown AS shown
