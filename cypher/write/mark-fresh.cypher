// Mark that these reports came, or changed, after the latest run; what was found out about older versions is forgotten.
// $keys: list of integer
UNWIND $keys AS key
MERGE (f:Fresh {report: key})
  ON CREATE SET f.stamp = 1, f.name = 'a report between nights'
  ON MATCH SET f.stamp = f.stamp + 1
SET f.run = 0, f.weight = 0.0, f.campaign = null
