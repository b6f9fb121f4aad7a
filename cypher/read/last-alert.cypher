// At which place does the last alert stand?
// -> place: integer
MATCH (a:Alert)
RETURN coalesce(max(a.place), 0) AS place
