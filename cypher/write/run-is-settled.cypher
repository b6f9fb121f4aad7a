// Note that the past of this run is in order.
// $run: integer
MATCH (s:Skein {one: 1}) WHERE s.settling = $run
SET s.settling = null
