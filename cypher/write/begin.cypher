// Make the two nodes that a new database needs: what is valid, and what writers wait for.
MERGE (s:Skein {one: 1})
  ON CREATE SET s.name = 'skein', s.seq = 0, s.prepared = 0, s.reports = 0, s.artifacts = 0, s.mentions = 0,
    s.nextReport = 0, s.nextArtifact = 0, s.forgotten = 0
MERGE (l:WriteLock {one: 1})
  ON CREATE SET l.name = 'one writer at a time'
