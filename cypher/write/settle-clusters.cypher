// Show on their nodes what campaigns and operations are since this run.
// $run: integer, $forever: integer
MATCH (v:Version) WHERE v.level IN ['campaign', 'operation'] AND v.until = $forever AND v.since = $run
CALL (v) {
  MATCH (c:Cluster {id: v.id})
  SET c.name = v.name, c.title = v.title, c.reports = v.reports, c.victims = v.victims, c.lostMinor = v.lostMinor,
    c.currency = v.currency, c.loss = v.loss, c.firstSeen = v.firstSeen, c.lastSeen = v.lastSeen, c.types = v.types,
    c.countries = v.countries
  REMOVE c:PastCampaign
  FOREACH (x IN CASE v.level WHEN 'campaign' THEN [c] ELSE [] END | SET x:Campaign)
  FOREACH (x IN CASE v.level WHEN 'operation' THEN [c] ELSE [] END | SET x:Operation)
} IN TRANSACTIONS OF 1000 ROWS
