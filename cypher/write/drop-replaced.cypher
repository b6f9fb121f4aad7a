// Take away the mentions of versions that were replaced; nobody sees them any longer.
// $seq: integer
MATCH ()-[m:MENTIONS]->() WHERE m.until <= $seq
CALL (m) { DELETE m } IN TRANSACTIONS OF 10000 ROWS
