// Which alerts were told until this place, from a day on?
// $run: integer, $place: integer, $day: integer
// -> body: text
MATCH (a:Alert) WHERE a.run <= $run AND a.place <= $place AND a.day >= $day
RETURN a.body AS body ORDER BY a.place
