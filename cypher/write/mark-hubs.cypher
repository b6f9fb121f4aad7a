// Mark the artifacts that this run set aside: to those who look at the graph they hold nothing together.
// $run: integer
MATCH (s:SetAside {run: $run})-[:SETS_ASIDE]->(a:Artifact) WHERE s.class IN ['hub', 'listed'] AND NOT a:Hub
CALL (a) { SET a:Hub } IN TRANSACTIONS OF 10000 ROWS
