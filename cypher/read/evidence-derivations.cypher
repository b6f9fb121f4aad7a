// Which artifacts follow from which, of those children whose keys lie in this range?
// $from: integer, $to: integer, $seq: integer
// -> child: integer, childOrphan: boolean, parent: integer, parentOrphan: boolean
MATCH (c:Artifact) WHERE c.key >= $from AND c.key < $to
MATCH (c)-[d:DERIVED_FROM]->(p:Artifact) WHERE d.since <= $seq
RETURN c.key AS child, c:Orphan AS childOrphan, p.key AS parent, p:Orphan AS parentOrphan
