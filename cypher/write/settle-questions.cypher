// Tie the questions of older runs to nothing: those of the latest run are what analysts look at.
// $run: integer
MATCH (q:PossibleLink|SetAside)-[t]->() WHERE q.run < $run
CALL (t) { DELETE t } IN TRANSACTIONS OF 10000 ROWS
