// Add the run itself.
// $run: integer, $moment: integer, $asOf: text?, $summary: text
CREATE (:Run {run: $run, moment: $moment, name: 'run ' + $run, asOf: $asOf, summary: $summary})
