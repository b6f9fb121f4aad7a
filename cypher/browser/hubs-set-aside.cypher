// Hubs set aside
// Which artifacts link nothing, and why?
// Hubs that the last run measured, artifacts on benign lists, and suspects (which link, and deserve a look): first what
// would tie most reports together if it were let back. pairsTogether: of two reports that name it, the share that is in one
// campaign for other reasons.
// -> artifact: text, kind: text, why: text, list: text, reports: integer, campaigns: integer, reportsInCampaigns: integer
// -> pairsTogether: float, leftOut: text
// At most 100 rows.
MATCH (s:Skein)
MATCH (h:SetAside {run: s.run})-[:SETS_ASIDE]->(a:Artifact)
WITH h, a ORDER BY h.reportsInCampaigns DESC, h.reports DESC, h.place
WITH collect({h: h, a: a}) AS found
UNWIND found[..100] AS row
WITH row.h AS h, row.a AS a, size(found) AS all
RETURN a.name AS artifact, a.kind AS kind, h.class AS why, h.list AS list, h.reports AS reports, h.campaigns AS campaigns,
  h.reportsInCampaigns AS reportsInCampaigns, round(h.q, 2) AS pairsTogether,
  CASE WHEN all > 100 THEN (all - 100) + ' artifacts that would tie less' ELSE '' END AS leftOut
