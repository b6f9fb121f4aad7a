// What happened to campaigns and operations in this run, in the order of publication? Places have no gap.
// $run: integer, $offset: integer, $limit: integer
// -> event: text, campaign: text, other: text?, shared: integer, size: integer
MATCH (e:Event {run: $run})
WHERE e.place >= $offset
RETURN e.event AS event, e.campaign AS campaign, e.other AS other, e.shared AS shared, e.size AS size
ORDER BY e.place LIMIT $limit
