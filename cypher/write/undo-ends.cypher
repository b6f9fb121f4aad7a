// Let hold on what a run that was never published had ended.
// $run: integer, $forever: integer
CALL () {
  MATCH (v:Version) WHERE v.until = $run
  SET v.until = $forever
  UNION ALL
  MATCH (n:ReportCounts) WHERE n.until = $run
  SET n.until = $forever
}
