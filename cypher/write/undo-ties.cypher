// Take back the memberships and uses of a run that was never published.
// $run: integer
MATCH ()-[t:MEMBER_OF|USES]->() WHERE t.since = $run
CALL (t) { DELETE t } IN TRANSACTIONS OF 10000 ROWS
