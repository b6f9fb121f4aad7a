// Let hold on the memberships and uses that a run that was never published had ended.
// $run: integer
CALL () {
  MATCH ()-[m:MEMBER_OF]->() WHERE m.until = $run
  RETURN m AS t
  UNION ALL
  MATCH ()-[u:USES]->() WHERE u.until = $run
  RETURN u AS t
}
CALL (t) { REMOVE t.until } IN TRANSACTIONS OF 10000 ROWS
