// Which of these artifacts have lost their last mention, or found one again?
// $keys: list of integer
// -> lost: integer, found: integer
UNWIND $keys AS key
MATCH (a:Artifact {key: key})
WITH a, a:Orphan AS was, NOT EXISTS { MATCH (a)<-[m:MENTIONS]-() WHERE m.until IS NULL } AS orphan
FOREACH (x IN CASE WHEN orphan AND NOT was THEN [a] ELSE [] END | SET x:Orphan)
FOREACH (x IN CASE WHEN was AND NOT orphan THEN [a] ELSE [] END | REMOVE x:Orphan)
RETURN sum(CASE WHEN orphan AND NOT was THEN 1 ELSE 0 END) AS lost,
  sum(CASE WHEN was AND NOT orphan THEN 1 ELSE 0 END) AS found
