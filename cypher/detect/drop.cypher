// Give back the memory of a projection.
// $name: text
// -> name: text
CALL gds.graph.drop($name, false) YIELD graphName
RETURN graphName AS name
