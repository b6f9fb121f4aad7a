// What happened, until this run, to campaigns and operations by these ids? The oldest first.
// $ids: list of text, $run: integer, $offset: integer, $limit: integer
// -> run: integer, event: text, campaign: text, other: text?, shared: integer, size: integer
CALL () {
  MATCH (e:Event) WHERE e.campaign IN $ids
  RETURN e
  UNION
  MATCH (e:Event) WHERE e.other IN $ids
  RETURN e
}
WITH e WHERE e.run <= $run
RETURN e.run AS run, e.event AS event, e.campaign AS campaign, e.other AS other, e.shared AS shared, e.size AS size
ORDER BY run, e.place SKIP $offset LIMIT $limit
