// Which artifacts did this run set aside, for this reason, in the order of their pages?
// $run: integer, $class: text?, $list: text?, $artifact: integer?, $offset: integer, $limit: integer
// -> artifact: integer, body: text
MATCH (s:SetAside {run: $run})
WHERE ($class IS NULL OR s.class = $class) AND ($list IS NULL OR s.list = $list)
  AND ($artifact IS NULL OR s.artifact = $artifact)
RETURN s.artifact AS artifact, s.body AS body
ORDER BY s.place SKIP $offset LIMIT $limit
