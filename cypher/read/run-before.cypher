// What was published with this run, which is kept, or which the oldest of those went on from?
// $run: integer
// -> summary: text
CALL () {
  MATCH (r:Run {run: $run})
  RETURN r
  UNION
  MATCH (r:Predecessor) WHERE r.run = $run
  RETURN r
}
RETURN r.summary AS summary
