// Data quality
// How good are the data?
// Checks, each with how many fail it, out of how many, and up to three of them by name. A check of the graph itself should
// find none at all.
// -> check: text, found: integer, outOf: integer, percent: float, examples: list of text, leftOut: text
// At most 9 rows: one for each check.
MATCH (s:Skein) MATCH (run:Run {run: s.run})
CALL (s, run) {
  MATCH (r:Report) WHERE r.since <= s.seq
  UNWIND [
    ['reports without a date', r.reportedAt IS NULL],
    ['reports later than the day that the run looks at', coalesce(left(r.reportedAt, 10) > run.asOf, false)],
    ['reports without a country', r.country IS NULL],
    ['reports of victims without an identity', r.type = 'victim' AND NOT r.identified],
    ['reports with a loss that cannot be read', r.unreadableLosses > 0],
    ['reports that name no artifact', NOT EXISTS { (r)-[:MENTIONS]->() }],
    ['graph: reports in more than one campaign', COUNT {
      MATCH (r)-[m:MEMBER_OF]->(c:Campaign) WHERE m.since <= s.run AND coalesce(m.until > s.run, true)
    } > 1]
  ] AS each
  WITH each[0] AS check, r.name AS name, each[1] AS fails
  RETURN check, count(*) AS outOf, count(CASE WHEN fails THEN 1 END) AS found,
    collect(CASE WHEN fails THEN name END)[..3] AS examples
UNION ALL
  MATCH (a:Artifact) WHERE a.since <= s.seq AND NOT a:Orphan
  WITH a.name AS name, a:Other AS fails
  RETURN 'artifacts of no known kind' AS check, count(*) AS outOf, count(CASE WHEN fails THEN 1 END) AS found,
    collect(CASE WHEN fails THEN name END)[..3] AS examples
UNION ALL
  MATCH (c:Campaign)
  WITH c, COUNT {
    MATCH (:Report)-[m:MEMBER_OF]->(c) WHERE m.since <= s.run AND coalesce(m.until > s.run, true)
  } <> c.reports AS fails
  RETURN 'graph: campaigns that do not have the reports that they count' AS check, count(*) AS outOf,
    count(CASE WHEN fails THEN 1 END) AS found, collect(CASE WHEN fails THEN c.id END)[..3] AS examples
}
RETURN check, found, outOf, round(100.0 * found / outOf, 1) AS percent, examples,
  CASE WHEN found > 3 THEN (found - 3) + ' more' ELSE '' END AS leftOut
