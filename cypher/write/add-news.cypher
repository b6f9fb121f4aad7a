// Add what a run says beside its campaigns, in parts of some hundred rows each.
// $rows: list of {run: integer, about: text, part: integer, body: text, name: text}
UNWIND $rows AS row
CREATE (n:RunNews)
SET n = row
