// Attach reports to campaigns until the next run, or say that somebody has looked; unless they changed since.
// $rows: list of [report: integer, stamp: integer, campaign: text?, weight: number], $run: integer
UNWIND $rows AS row
MATCH (f:Fresh {report: row[0]}) WHERE f.stamp = row[1]
SET f.run = $run, f.campaign = row[2], f.weight = toFloat(row[3])
