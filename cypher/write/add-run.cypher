// Add the run itself.
// $run: integer, $summary: text
CREATE (:Run {run: $run, name: 'run ' + $run, summary: $summary})
