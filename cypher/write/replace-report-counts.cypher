// Put newer counts of reports in the place of those of the run before; both stay.
// $rows: list of {block: integer, counts: list of integer}, $run: integer, $forever: integer
UNWIND $rows AS row
OPTIONAL MATCH (old:ReportCounts {block: row.block}) WHERE old.until = $forever
SET old.until = $run
WITH row
CREATE (:ReportCounts {block: row.block, counts: row.counts, since: $run, until: $forever,
  name: 'counts from run ' + $run})
