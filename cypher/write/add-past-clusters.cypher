// Add campaigns and operations of another store's past: of what they were only the ids are left.
// $rows: list of {id: text, level: text}
UNWIND $rows AS row
MERGE (c:Cluster {id: row.id})
  ON CREATE SET c:PastCampaign, c.level = row.level, c.name = row.id
