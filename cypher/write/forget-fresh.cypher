// Forget that these reports are new: a run has seen them, unless they changed since.
// $rows: list of [report: integer, stamp: integer]
UNWIND $rows AS row
MATCH (f:Fresh {report: row[0]}) WHERE f.stamp = row[1]
DETACH DELETE f
