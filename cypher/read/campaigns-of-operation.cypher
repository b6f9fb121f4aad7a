// Which campaigns did this operation have in this run?
// $operation: text, $run: integer
// -> id: text
MATCH (v:Version {operation: $operation}) WHERE v.since <= $run AND v.until > $run
RETURN v.id AS id
