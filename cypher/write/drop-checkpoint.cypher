// Take away what a night had found so far: it is done with.
MATCH (p:Checkpoint)
DELETE p
