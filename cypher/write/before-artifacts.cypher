// Keep what these artifacts are before a batch changes them, for views that were opened earlier.
// $keys: list of integer, $seq: integer
UNWIND $keys AS key
MATCH (a:Artifact {key: key})
MERGE (b:Before {kind: 'artifact', of: key, seq: $seq})
SET b.at = timestamp(), b.name = 'before batch ' + $seq, b.shown = a.shown, b.orphan = a:Orphan
