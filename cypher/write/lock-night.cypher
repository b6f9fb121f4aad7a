// Hold back any other night until the transaction ends; readers and ingest go on.
// -> held: boolean
MATCH (l:NightLock {one: 1})
SET l.one = 1
RETURN true AS held
