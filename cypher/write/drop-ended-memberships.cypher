// Take away memberships that have ended and are kept apart.
// $run: integer
MATCH ()-[m:MEMBER_OF]->() WHERE m.until <= $run
CALL (m) { DELETE m } IN TRANSACTIONS OF 10000 ROWS
