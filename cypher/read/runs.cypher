// What was published with each run that is kept, newest first?
// -> summary: text
MATCH (s:Skein {one: 1})
MATCH (r:Run) WHERE r.run <= s.run
RETURN r.summary AS summary
ORDER BY r.run DESC
