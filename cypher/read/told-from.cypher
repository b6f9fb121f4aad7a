// Of which campaigns was told by these runs, or after them?
// $from: integer, $to: integer
// -> id: text, campaign: text, rule: text, day: integer
MATCH (a:Alert) WHERE a.run >= $from AND a.run <= $to
RETURN a.id AS id, a.campaign AS campaign, a.rule AS rule, a.day AS day ORDER BY a.place
