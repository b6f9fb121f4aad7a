// How many alerts are there until this run, from a day on, that have been told to others so far?
// $run: integer, $since: integer?, $delivery: text?
// -> total: integer
MATCH (a:Alert)
WHERE a.run <= $run AND ($since IS NULL OR a.day >= $since) AND ($delivery IS NULL OR a.delivery = $delivery)
RETURN count(a) AS total
