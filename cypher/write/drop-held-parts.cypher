// Take away the rows of runs that wait no longer, or were never held: their writer died.
MATCH (p:HeldPart) WHERE NOT EXISTS { MATCH (h:HeldRun {run: p.run}) }
CALL (p) { DELETE p } IN TRANSACTIONS OF 10 ROWS
