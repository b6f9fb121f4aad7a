// Which of these ids did this run have, on which level and in which operation?
// $ids: list of text, $run: integer
// -> id: text, level: text, operation: text?
MATCH (v:Version) WHERE v.id IN $ids AND v.since <= $run AND v.until > $run
RETURN v.id AS id, v.level AS level, v.operation AS operation
