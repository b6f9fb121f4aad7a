// Take back the nodes of a run that was never published.
// $run: integer
CALL () {
  MATCH (v:Version) WHERE v.since = $run
  RETURN v AS gone
  UNION ALL
  MATCH (n:ReportCounts) WHERE n.since = $run
  RETURN n AS gone
  UNION ALL
  MATCH (r:Run {run: $run})
  RETURN r AS gone
  UNION ALL
  MATCH (l:PossibleLink {run: $run})
  RETURN l AS gone
  UNION ALL
  MATCH (s:SetAside {run: $run})
  RETURN s AS gone
  UNION ALL
  MATCH (e:Event {run: $run})
  RETURN e AS gone
  UNION ALL
  MATCH (n:RunNews {run: $run})
  RETURN n AS gone
  UNION ALL
  MATCH (a:Alert {run: $run, toldBy: 'night'})
  RETURN a AS gone
  UNION ALL
  MATCH (a:Alias) WHERE a.published = $run
  RETURN a AS gone
}
CALL (gone) { DETACH DELETE gone } IN TRANSACTIONS OF 10000 ROWS
