// Add the run itself.
// $run: integer, $asOf: text?, $summary: text
CREATE (:Run {run: $run, name: 'run ' + $run, asOf: $asOf, summary: $summary})
