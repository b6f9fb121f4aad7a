// Add alerts in the order in which they are told; they show their campaign.
// $rows: list of {properties: map, campaign: text}
UNWIND $rows AS row
MERGE (a:Alert {id: row.properties.id})
  ON CREATE SET a = row.properties
WITH a, row
MATCH (c:Cluster {id: row.campaign})
MERGE (a)-[:WARNS_OF]->(c)
