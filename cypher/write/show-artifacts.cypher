// Show artifacts in a smaller spelling that has come in.
// $rows: list of {key: integer, shown: text, name: text}
UNWIND $rows AS row
MATCH (a:Artifact {key: row.key})
SET a.shown = row.shown, a.name = row.name
