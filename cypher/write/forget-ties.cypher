// Forget memberships and uses that only runs had which are no longer kept.
// $predecessor: integer
MATCH ()-[t:WAS_MEMBER_OF|USED]->() WHERE t.until <= $predecessor
CALL (t) { DELETE t } IN TRANSACTIONS OF 10000 ROWS
