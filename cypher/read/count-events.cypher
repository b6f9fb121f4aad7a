// How many things happened to campaigns and operations in this run?
// $run: integer
// -> total: integer
MATCH (e:Event {run: $run})
RETURN count(e) AS total
