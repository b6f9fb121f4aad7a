// Add which ids were given up, and for what.
// $rows: list of {from: text, to: text?, run: integer}, $run: integer
UNWIND $rows AS row
MERGE (a:Alias {from: row.from, run: row.run})
  ON CREATE SET a.to = row.to, a.published = $run, a.name = row.from + ' became ' + coalesce(row.to, 'nothing')
