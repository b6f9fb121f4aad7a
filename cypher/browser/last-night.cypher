// What changed last night
// What changed last night?
// What the last run did to campaigns and operations: joined and cut first, then the rest by reports. reportsKept: reports
// that the old and the new one share.
// -> event: text, id: text, name: text, other: text, reports: integer, reportsBefore: integer, reportsKept: integer
// -> loss: text, lastSeen: text, leftOut: text
// At most 200 rows.
MATCH (s:Skein)
MATCH (e:Event {run: s.run})
OPTIONAL MATCH (e)-[:HAPPENED_TO]->(c:Cluster)
WITH e, c, CASE e.event
  WHEN 'merged' THEN 0 WHEN 'split' THEN 1 WHEN 'dissolved' THEN 2 WHEN 'revived' THEN 3 WHEN 'dormant' THEN 5 ELSE 4
END AS weight
ORDER BY weight, coalesce(c.reports, 0) DESC, e.place
WITH collect({e: e, c: c}) AS found
UNWIND found[..200] AS row
WITH row.e AS e, row.c AS c, size(found) AS all
RETURN e.event AS event, e.campaign AS id, c.name AS name, e.other AS other,
  CASE WHEN c:PastCampaign THEN null ELSE c.reports END AS reports, e.size AS reportsBefore, e.shared AS reportsKept,
  c.loss AS loss, c.lastSeen AS lastSeen,
  CASE WHEN all > 200 THEN (all - 200) + ' events of smaller campaigns' ELSE '' END AS leftOut
