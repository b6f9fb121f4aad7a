// Of which campaigns was told since this run was published?
// $run: integer
// -> alert: text, campaign: text, rule: text, day: integer
MATCH (a:Alert {run: $run, toldBy: 'ingest'})
RETURN a.id AS alert, a.campaign AS campaign, a.rule AS rule, a.day AS day ORDER BY a.place
