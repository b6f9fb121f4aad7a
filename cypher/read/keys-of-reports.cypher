// Under which row keys do these reports stand?
// $ids: list of text
// -> id: text, key: integer
UNWIND $ids AS id
MATCH (r:Report {id: id})
RETURN r.id AS id, r.key AS key
