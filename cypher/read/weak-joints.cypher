// Which weak joints were told in this run, each of one campaign, in the order of their pages?
// $run: integer
// -> id: text, artifacts: list of integer, body: text
MATCH (l:PossibleLink {run: $run, kind: 'weak-joint'})
RETURN l.campaigns[0] AS id, l.artifacts AS artifacts, l.body AS body
ORDER BY l.place
