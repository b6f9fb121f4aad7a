// Take away what campaigns mention no longer, which is kept apart.
// $run: integer
MATCH ()-[u:USES]->() WHERE u.until <= $run
CALL (u) { DELETE u } IN TRANSACTIONS OF 10000 ROWS
