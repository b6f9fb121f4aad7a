// Keep the pseudonyms of victims apart from their reports, where no picture of the graph shows them.
// $rows: list of {report: integer, tokens: text}, $seq: integer
UNWIND $rows AS row
CREATE (:Pseudonyms {report: row.report, tokens: row.tokens, since: $seq, name: 'pseudonyms of one victim'})
