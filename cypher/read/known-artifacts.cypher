// Which of these artifacts are known, and does a report mention them?
// $ids: list of text
// -> id: text, key: integer, shown: text, orphan: boolean
UNWIND $ids AS id
MATCH (a:Artifact {id: id})
RETURN a.id AS id, a.key AS key, a.shown AS shown, a:Orphan AS orphan
