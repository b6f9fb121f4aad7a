// Take the mark from artifacts that this run no longer sets aside.
// $run: integer
MATCH (a:Hub)
WHERE NOT EXISTS { MATCH (s:SetAside {run: $run})-[:SETS_ASIDE]->(a) WHERE s.class IN ['hub', 'listed'] }
CALL (a) { REMOVE a:Hub } IN TRANSACTIONS OF 10000 ROWS
