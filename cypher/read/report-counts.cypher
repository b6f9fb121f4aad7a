// How many reports in all mentioned each artifact in this run, in blocks of 256 row keys?
// $run: integer
// -> block: integer, counts: list of integer
MATCH (n:ReportCounts) WHERE n.since <= $run AND n.until > $run
RETURN n.block AS block, n.counts AS counts
