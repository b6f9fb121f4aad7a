// How many campaigns or operations of this run fit the filter? (The same conditions as in find-campaigns.)
// $run: integer, $level: text, $operation: text?, $type: text?, $country: text?, $currency: text?, $minLost: text?
// $minVictims: integer?, $minReports: integer?, $from: integer?, $to: integer?, $q: text?
// -> total: integer
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
RETURN count(v) AS total
