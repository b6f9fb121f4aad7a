// Which campaigns or operations of this run fit the filter, by the value asked for, those without one last, then by id?
// $run: integer, $level: text, $operation: text?, $type: text?, $country: text?, $currency: text?, $minLost: text?
// $minVictims: integer?, $minReports: integer?, $from: integer?, $to: integer?, $q: text?
// $sort: text, $offset: integer, $limit: integer
// -> body: text
MATCH (v:Version)
WHERE v.level = $level AND v.until > $run AND v.since <= $run
  AND ($operation IS NULL OR v.operation = $operation)
  AND ($type IS NULL OR $type IN v.types)
  AND ($country IS NULL OR $country IN v.countries)
  AND ($currency IS NULL OR $currency IN v.currencies)
  AND ($minLost IS NULL OR v.lost >= $minLost)
  AND ($minVictims IS NULL OR v.victims >= $minVictims)
  AND ($minReports IS NULL OR v.reports >= $minReports)
  AND ($from IS NULL OR v.lastDay >= $from)
  AND ($to IS NULL OR v.firstDay <= $to)
  AND ($q IS NULL OR v.search CONTAINS $q)
WITH v, CASE $sort
  WHEN 'lost' THEN v.lost WHEN 'victims' THEN v.victims WHEN 'reports' THEN v.reports
  WHEN 'firstSeen' THEN v.firstDay WHEN 'lastSeen' THEN v.lastDay ELSE v.id END AS value
ORDER BY value IS NULL, value ASC, v.id
SKIP $offset LIMIT $limit
RETURN v.body AS body
