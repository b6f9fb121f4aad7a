// What were, at the end of this batch, the artifacts that later batches changed?
// $seq: integer
// -> at: integer, key: integer, shown: text, orphan: boolean
MATCH (b:Before) WHERE b.kind = 'artifact' AND b.seq > $seq
RETURN b.seq AS at, b.of AS key, b.shown AS shown, b.orphan AS orphan
