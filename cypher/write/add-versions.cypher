// Add what campaigns and operations are from this run on.
// $rows: list of map
UNWIND $rows AS row
CREATE (v:Version)
SET v = row
