// Keep a part of the rows of a run that is about to be held.
// $run: integer, $place: integer, $text: text
CREATE (:HeldPart {run: $run, place: $place, text: $text, name: 'part ' + $place + ' of run ' + $run})
