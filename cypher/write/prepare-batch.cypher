// Note that a batch is whole in the graph, and what there is with it.
// $seq: integer, $by: text, $reports: integer, $artifacts: integer, $mentions: integer, $nextReport: integer
// $nextArtifact: integer, $replacing: integer?
MATCH (s:Skein {one: 1})
SET s.prepared = $seq, s.preparedBy = $by, s.preparedReports = s.reports + $reports,
  s.preparedArtifacts = s.artifacts + $artifacts, s.preparedMentions = s.mentions + $mentions,
  s.nextReport = $nextReport, s.nextArtifact = $nextArtifact, s.replacing = coalesce($replacing, s.replacing)
