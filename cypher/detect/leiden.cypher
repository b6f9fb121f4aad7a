// Which reports does Leiden put together? One thread and a seed: with two, the same seed gives another answer each time.
// $name: text, $reports: integer, $gamma: float, $seed: integer
// -> reports: list of integer
CALL gds.leiden.stream($name, {
  relationshipWeightProperty: 'weight', gamma: toFloat($gamma), randomSeed: $seed, concurrency: 1
}) YIELD nodeId, communityId
WHERE nodeId < $reports
WITH communityId, collect(nodeId) AS reports
RETURN reports
