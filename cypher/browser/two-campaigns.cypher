// Two campaigns
// What do two campaigns share?
// :params {one: 'c-...', other: 'c-...'}
// Artifacts that both mention, and the questions that the last run asks about the two. A grey hub says nothing; anything
// else is worth a look. Run the line above first, with two ids of campaigns or of operations' campaigns.
// $one: text, $other: text
// -> shared: path, reports: integer, leftOut: text
// At most 122 nodes: 2 campaigns, 100 artifacts, 20 questions.
MATCH (s:Skein) MATCH (one:Campaign {id: $one}) MATCH (other:Campaign {id: $other})
CALL (s, one, other) {
  MATCH (one)-[u:USES]->(a:Artifact)<-[w:USES]-(other)
  WHERE u.since <= s.run AND coalesce(u.until > s.run, true) AND w.since <= s.run AND coalesce(w.until > s.run, true)
  WITH a, u, w ORDER BY a:Hub, u.reports + w.reports DESC, a.key
  WITH collect({path: u, back: w, a: a, reports: u.reports + w.reports}) AS found
  UNWIND found[..100] AS row
  MATCH shared = (one)-[u:USES]->(a:Artifact)<-[w:USES]-(other) WHERE a = row.a AND u = row.path AND w = row.back
  RETURN shared, row.reports AS reports,
    CASE WHEN size(found) > 100 THEN (size(found) - 100) + ' artifacts that fewer name' ELSE '' END AS leftOut
UNION ALL
  MATCH (one)<-[:BETWEEN]-(l:PossibleLink {run: s.run})-[:BETWEEN]->(other)
  WITH l ORDER BY l.place
  WITH collect(l) AS found
  UNWIND found[..20] AS l
  MATCH shared = (one)<-[:BETWEEN]-(l)-[:BETWEEN]->(other)
  RETURN shared, null AS reports, CASE WHEN size(found) > 20 THEN (size(found) - 20) + ' questions' ELSE '' END AS leftOut
}
RETURN shared, reports, leftOut
