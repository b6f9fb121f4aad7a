// Take away what rows were before batches that are older than any view should be, and note the latest of these.
// What a run that is kept or held was made from stays.
// $keptMs: integer
OPTIONAL MATCH (r:Run|HeldRun)
WITH min(r.moment) AS moment
MATCH (b:Before) WHERE b.at < timestamp() - $keptMs AND (moment IS NULL OR b.seq <= moment)
WITH b LIMIT 10000
WITH collect(b) AS old, max(b.seq) AS latest
MATCH (s:Skein {one: 1}) WHERE size(old) > 0
SET s.forgotten = CASE WHEN latest > s.forgotten THEN latest ELSE s.forgotten END
FOREACH (b IN old | DELETE b)
