// What is attached to these campaigns until the next run?
// $campaigns: list of text, $run: integer
// -> campaign: text, id: text, day: integer?, victim: text
MATCH (f:Fresh) WHERE f.campaign IN $campaigns AND f.run = $run
MATCH (r:Report {key: f.report})
OPTIONAL MATCH (p:Pseudonyms {report: r.key})
RETURN f.campaign AS campaign, r.id AS id, r.day AS day,
  CASE r.type WHEN 'victim' THEN coalesce(p.tokens, '') ELSE '' END AS victim
