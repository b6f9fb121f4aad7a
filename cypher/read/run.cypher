// What was published with this run, if it is still kept?
// $run: integer
// -> summary: text
MATCH (r:Run {run: $run})
WHERE EXISTS { MATCH (s:Skein {one: 1}) WHERE s.run >= $run }
RETURN r.summary AS summary
