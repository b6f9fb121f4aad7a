// Set aside the run that the oldest one went on from: readers see it no longer, but that one is made again from it.
// $oldest: integer, $predecessor: integer
MATCH (r:Run {run: $predecessor}) WHERE $predecessor < $oldest
SET r:Predecessor
REMOVE r:Run
