// Which reports by identified victims are in these campaigns in this run, since a day?
// $campaigns: list of text, $run: integer, $since: integer
// -> campaign: text, id: text, day: integer, victim: text
MATCH (c:Cluster)<-[m:MEMBER_OF|WAS_MEMBER_OF]-(r:Report)
WHERE c.id IN $campaigns AND m.since <= $run AND (m.until IS NULL OR m.until > $run)
  AND r.day >= $since AND r.type = 'victim'
WITH DISTINCT c, r
MATCH (p:Pseudonyms {report: r.key})
RETURN c.id AS campaign, r.id AS id, r.day AS day, p.tokens AS victim
