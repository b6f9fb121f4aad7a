// Make the nodes that a new database needs: what is valid, what writers and nights wait for, and who has the night.
MERGE (s:Skein {one: 1})
  ON CREATE SET s.name = 'skein', s.seq = 0, s.prepared = 0, s.reports = 0, s.artifacts = 0, s.mentions = 0,
    s.nextReport = 0, s.nextArtifact = 0, s.forgotten = 0
MERGE (l:WriteLock {one: 1})
  ON CREATE SET l.name = 'one writer at a time'
MERGE (m:NightLock {one: 1})
  ON CREATE SET m.name = 'one night at a time'
MERGE (n:Night {one: 1})
  ON CREATE SET n.name = 'who has the night'
