// Which campaigns or operations did this run have, by id, and what is known of each version?
// $run: integer, $level: text
// -> id: text, bornRun: integer, reports: integer, operation: text?, body: text, members: text, uses: text
MATCH (v:Version) WHERE v.level = $level AND v.until > $run AND v.since <= $run
RETURN v.id AS id, v.bornRun AS bornRun, v.reports AS reports, v.operation AS operation, v.bodyDigest AS body,
  v.membersDigest AS members, v.usesDigest AS uses
ORDER BY id
