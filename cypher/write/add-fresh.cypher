// Add which reports came after the latest run, and where they are attached, as another store tells it.
// $rows: list of {report: integer, stamp: integer, run: integer, campaign: text?, weight: number}
UNWIND $rows AS row
CREATE (f:Fresh)
SET f = row, f.weight = toFloat(row.weight), f.name = 'a report between nights'
