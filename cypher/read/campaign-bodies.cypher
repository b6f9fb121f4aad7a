// What did this run say of these campaigns or operations?
// $ids: list of text, $run: integer
// -> id: text, body: text
UNWIND $ids AS id
MATCH (v:Version {id: id}) WHERE v.since <= $run AND v.until > $run
RETURN v.id AS id, v.body AS body
