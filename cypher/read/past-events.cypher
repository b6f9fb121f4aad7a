// What happened to campaigns and operations in runs, until this one, that are not kept, as it was published?
// $kept: list of integer, $run: integer
// -> run: integer, event: text, campaign: text, other: text?, shared: integer, size: integer
MATCH (e:Event) WHERE e.run <= $run AND NOT e.run IN $kept
RETURN e.run AS run, e.event AS event, e.campaign AS campaign, e.other AS other, e.shared AS shared, e.size AS size
ORDER BY run, e.place
