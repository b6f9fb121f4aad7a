// How much happened, until this run, to campaigns and operations by these ids?
// $ids: list of text, $run: integer
// -> total: integer
CALL () {
  MATCH (e:Event) WHERE e.campaign IN $ids
  RETURN e
  UNION
  MATCH (e:Event) WHERE e.other IN $ids
  RETURN e
}
WITH e WHERE e.run <= $run
RETURN count(e) AS total
