// Add reports that are new.
// $rows: list of map
UNWIND $rows AS row
CREATE (r:Report)
SET r = row
