// What is valid now: the last batch and the run that readers follow, and what a writer left undone?
// -> seq: integer, run: integer?, prepared: integer, preparedBy: text?, reports: integer, artifacts: integer
// -> mentions: integer, nextReport: integer, nextArtifact: integer, publishing: integer?, settling: integer?
// -> replacing: integer?, forgotten: integer, highest: integer
MATCH (s:Skein {one: 1})
RETURN s.seq AS seq, s.run AS run, s.prepared AS prepared, s.preparedBy AS preparedBy, s.reports AS reports,
  s.artifacts AS artifacts, s.mentions AS mentions, s.nextReport AS nextReport, s.nextArtifact AS nextArtifact,
  s.publishing AS publishing, s.settling AS settling, s.replacing AS replacing, s.forgotten AS forgotten,
  coalesce(s.highest, 0) AS highest
