// Which ids were given up until this run, and for what?
// $run: integer
// -> from: text, to: text?, run: integer
MATCH (a:Alias) WHERE a.published <= $run
RETURN a.from AS from, a.to AS to, a.run AS run
ORDER BY run, from
