// Does the database hold anything that is not skein's?
// -> others: boolean
OPTIONAL MATCH (n) WHERE NOT n:__Migration AND NOT n:Skein AND NOT n:WriteLock AND NOT n:NightLock AND NOT n:Night
WITH n LIMIT 1
RETURN n IS NOT NULL AS others
