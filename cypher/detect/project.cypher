// Project the evidence graph of a run into the server's memory: reports and, numbered behind them, spells.
// $name: text, $rows: list of [report: integer, spells: list of integer], $weights: list of float, $reports: integer
// -> nodes: integer, edges: integer
UNWIND $rows AS row
UNWIND row[1] AS spell
WITH gds.graph.project($name, row[0], $reports + spell, {relationshipProperties: {weight: toFloat($weights[spell])}},
  {undirectedRelationshipTypes: ['*']}) AS graph
RETURN graph.nodeCount AS nodes, graph.relationshipCount / 2 AS edges
