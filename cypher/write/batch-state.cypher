// Take hold of the state for the batch to come, and tell what is prepared already.
// -> seq: integer, prepared: integer, preparedBy: text?
MATCH (s:Skein {one: 1})
SET s.one = 1
RETURN s.seq AS seq, s.prepared AS prepared, s.preparedBy AS preparedBy
