// Forget runs that are no longer kept, and what only they had.
// $oldest: integer, $predecessor: integer
CALL () {
  MATCH (r:Run) WHERE r.run < $oldest
  RETURN r AS gone
  UNION ALL
  MATCH (r:Predecessor) WHERE r.run <> $predecessor
  RETURN r AS gone
  UNION ALL
  MATCH (v:Version) WHERE v.level IN ['campaign', 'operation'] AND v.until <= $predecessor
  RETURN v AS gone
  UNION ALL
  MATCH (n:ReportCounts) WHERE n.until <= $oldest
  RETURN n AS gone
  UNION ALL
  MATCH (l:PossibleLink) WHERE l.run < $oldest AND (l.run <> $predecessor OR l.kind <> 'weak-joint')
  RETURN l AS gone
  UNION ALL
  MATCH (s:SetAside) WHERE s.run < $oldest
  RETURN s AS gone
  UNION ALL
  MATCH (n:RunNews) WHERE n.run < $oldest
  RETURN n AS gone
}
CALL (gone) { DETACH DELETE gone } IN TRANSACTIONS OF 10000 ROWS
