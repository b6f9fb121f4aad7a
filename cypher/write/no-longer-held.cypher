// The run that waited is published.
MATCH (h:HeldRun)
DELETE h
