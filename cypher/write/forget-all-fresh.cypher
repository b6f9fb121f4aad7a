// Forget which reports came after the latest run.
MATCH (f:Fresh)
DETACH DELETE f
