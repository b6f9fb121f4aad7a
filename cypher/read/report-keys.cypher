// Which reports come after this place, by source and number?
// $after: text, $seq: integer, $limit: integer
// -> key: integer, place: text
MATCH (r:Report) WHERE r.place > $after AND r.since <= $seq
RETURN r.key AS key, r.place AS place
ORDER BY r.place LIMIT $limit
