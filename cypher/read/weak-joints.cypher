// Of which campaigns was a weak joint told in this run?
// $run: integer
// -> id: text
MATCH (l:PossibleLink {run: $run, kind: 'weak-joint'})
UNWIND l.campaigns AS id
RETURN DISTINCT id
ORDER BY id
