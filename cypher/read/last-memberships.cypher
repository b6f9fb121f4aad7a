// Which reports were in the campaigns of this run, by id? Row keys, with a blank between two.
// $run: integer
// -> reports: text
MATCH (v:Version) WHERE v.level = 'campaign' AND v.until > $run AND v.since <= $run
WITH v ORDER BY v.id
RETURN v.members AS reports
