// How many artifacts did this run set aside, for this reason?
// $run: integer, $class: text?, $list: text?, $artifact: integer?
// -> total: integer
MATCH (s:SetAside {run: $run})
WHERE ($class IS NULL OR s.class = $class) AND ($list IS NULL OR s.list = $list)
  AND ($artifact IS NULL OR s.artifact = $artifact)
RETURN count(s) AS total
