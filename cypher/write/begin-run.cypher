// Note that the rows of this run are about to come: if they stay alone, the next writer takes them back.
// $run: integer
MATCH (s:Skein {one: 1})
SET s.publishing = $run
