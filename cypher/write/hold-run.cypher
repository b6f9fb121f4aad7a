// Hold a run whose rows are all kept, in the place of one that was held before; its number is given.
// $run: integer, $moment: integer, $reasons: list of text, $summary: text
OPTIONAL MATCH (h:HeldRun)
DELETE h
WITH count(*) AS one
MATCH (s:Skein {one: 1})
SET s.highest = $run
CREATE (:HeldRun {run: $run, moment: $moment, reasons: $reasons, summary: $summary,
  name: 'run ' + $run + ' waits'})
