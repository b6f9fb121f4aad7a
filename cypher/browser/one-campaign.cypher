// One campaign
// What is one campaign made of?
// :param campaign => 'c-...'
// Its newest reports with the artifacts that most of it mentions: those that hold it together first, then hubs, which are
// grey. Run the line above first, with the id of a campaign.
// $campaign: text
// -> membership: path, mentions: list of path, leftOut: text
// At most 121 nodes: 80 reports, 30 artifacts that link, 10 that do not.
MATCH (s:Skein) MATCH (c:Campaign {id: $campaign})
CALL (s, c) {
  MATCH (c)-[u:USES]->(a:Artifact) WHERE u.since <= s.run AND coalesce(u.until > s.run, true) AND u.reports > 1
  WITH a, u.role = 'links' AS links, u.reports AS reports ORDER BY links DESC, reports DESC, a.key
  RETURN count(a) AS artifacts, collect(CASE WHEN links THEN a END)[..30] + collect(CASE WHEN NOT links THEN a END)[..10]
    AS drawn
}
CALL (s, c) {
  MATCH (r:Report)-[m:MEMBER_OF]->(c) WHERE m.since <= s.run AND coalesce(m.until > s.run, true)
  WITH r ORDER BY r.day DESC, r.place
  RETURN count(r) AS reports, collect(r)[..80] AS newest
}
WITH c, artifacts, drawn, reports, newest, CASE
  WHEN reports > size(newest) OR artifacts > size(drawn)
  THEN (reports - size(newest)) + ' older reports and ' + (artifacts - size(drawn)) + ' artifacts that fewer name' ELSE ''
END AS leftOut
UNWIND newest AS r
MATCH membership = (r)-[m:MEMBER_OF]->(c) WHERE m.until IS NULL
RETURN membership, COLLECT { MATCH mentions = (r)-[:MENTIONS]->(a:Artifact) WHERE a IN drawn RETURN mentions } AS mentions,
  leftOut
