// Has a batch after this one changed what was there before?
// $seq: integer
// -> changed: boolean
OPTIONAL MATCH (b:Before) WHERE b.kind IN ['report', 'artifact'] AND b.seq > $seq
WITH b LIMIT 1
RETURN b IS NOT NULL AS changed
