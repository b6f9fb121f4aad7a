// Campaigns by loss
// Which campaigns of this month cost most?
// Campaigns with reports in the 30 days to the day that the last run looks at. The loss is that of the whole campaign, each
// payment once, in the reporting currency; thisMonth: the reports of these 30 days.
// -> campaign: text, name: text, loss: text, victims: integer, reports: integer, thisMonth: integer, lastSeen: text
// -> leftOut: text
// At most 25 rows.
MATCH (s:Skein) MATCH (run:Run {run: s.run})
WITH s, run, toString(date(run.asOf) - duration({days: 30})) AS before
MATCH (c:Campaign) WHERE c.lastSeen > before AND c.lastSeen <= run.asOf
WITH s, before, c ORDER BY coalesce(c.lostMinor, 9223372036854775807) DESC, c.id
WITH s, before, collect(c) AS found
UNWIND found[..25] AS c
RETURN c.id AS campaign, c.name AS name, c.loss AS loss, c.victims AS victims, c.reports AS reports, COUNT {
    MATCH (r:Report)-[m:MEMBER_OF]->(c)
    WHERE m.since <= s.run AND coalesce(m.until > s.run, true) AND r.reportedAt > before + 'T24'
  } AS thisMonth, c.lastSeen AS lastSeen,
  CASE WHEN size(found) > 25 THEN (size(found) - 25) + ' that cost less' ELSE '' END AS leftOut
