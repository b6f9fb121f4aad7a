// Which alerts are these, in the order in which they were told?
// $run: integer, $since: integer?, $delivery: text?, $offset: integer, $limit: integer
// -> body: text, delivery: text
MATCH (a:Alert)
WHERE a.run <= $run AND ($since IS NULL OR a.day >= $since) AND ($delivery IS NULL OR a.delivery = $delivery)
RETURN a.body AS body, a.delivery AS delivery
ORDER BY a.place SKIP $offset LIMIT $limit
