// Bridges
// Which artifacts bridge campaigns?
// Artifacts at which an operation was cut into campaigns, with what they lie between: the likeliest to be one first. Each
// is a question for you, not a finding.
// -> bridge: path, artifacts: list of path, probability: float, leftOut: text
// At most 300 nodes: 30 questions with 7 campaigns and 2 artifacts each.
MATCH (s:Skein)
CALL (s) {
  MATCH (l:PossibleLink {run: s.run, kind: 'bridge'})
  WITH l ORDER BY coalesce(l.probability, 0) DESC, l.place
  RETURN count(l) AS questions, collect(l)[..30] AS drawn
}
UNWIND drawn AS l
CALL (l) {
  MATCH bridge = (l)-[:BETWEEN]->(c:Campaign)
  WITH bridge, c ORDER BY c.reports DESC, c.id
  WITH collect(bridge) AS bridges
  UNWIND bridges[..7] AS bridge
  RETURN bridge, size(bridges) AS campaigns
}
RETURN bridge, COLLECT { MATCH artifact = (l)-[:SHARES]->(a) WITH artifact, a ORDER BY a.key LIMIT 2 RETURN artifact }
    AS artifacts, l.probability AS probability,
  CASE WHEN questions > 30 THEN (questions - 30) + ' questions that are less likely' ELSE '' END +
  CASE WHEN questions > 30 AND campaigns > 7 THEN '; ' ELSE '' END +
  CASE WHEN campaigns > 7 THEN (campaigns - 7) + ' campaigns at this artifact' ELSE '' END AS leftOut
