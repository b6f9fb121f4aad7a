// What is at this place of the rows of the run that waits?
// $run: integer, $place: integer
// -> text: text
MATCH (p:HeldPart {run: $run, place: $place})
RETURN p.text AS text
