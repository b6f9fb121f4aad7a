// Let readers see the run that is prepared: the one moment in which it is published.
// $run: integer
MATCH (s:Skein {one: 1})
SET s.run = $run, s.publishing = null, s.settling = $run,
  s.highest = CASE WHEN s.highest > $run THEN s.highest ELSE $run END
