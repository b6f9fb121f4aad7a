// What did this run say beside its campaigns, in these parts?
// $run: integer, $about: text, $from: integer, $to: integer
// -> body: text
MATCH (n:RunNews {run: $run, about: $about}) WHERE n.part >= $from AND n.part <= $to
RETURN n.body AS body ORDER BY n.part
