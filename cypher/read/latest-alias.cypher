// What did this id last become, until this run?
// $id: text, $run: integer
// -> from: text, to: text?, run: integer
MATCH (a:Alias {from: $id}) WHERE a.published <= $run AND a.run <= $run
RETURN a.from AS from, a.to AS to, a.run AS run
ORDER BY run DESC LIMIT 1
