// Wait until no other writer holds the lock, then hold it until the transaction ends.
// -> held: boolean
MATCH (l:WriteLock {one: 1})
SET l.one = 1
RETURN true AS held
