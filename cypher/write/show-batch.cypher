// Let readers see the batch that is prepared: the one moment in which it becomes valid.
MATCH (s:Skein {one: 1}) WHERE s.prepared > s.seq
SET s.seq = s.prepared, s.reports = s.preparedReports, s.artifacts = s.preparedArtifacts,
  s.mentions = s.preparedMentions
