// Forget memberships and uses that only runs had which are no longer kept.
// $oldest: integer
MATCH ()-[t:WAS_MEMBER_OF|USED]->() WHERE t.until <= $oldest
CALL (t) { DELETE t } IN TRANSACTIONS OF 10000 ROWS
