// Say who holds the lock of the night.
// $holder: text?
MATCH (n:Night {one: 1})
SET n.holder = $holder
