// What is shown of these reports, and in which campaign was each in this run?
// $keys: list of integer, $run: integer?
// -> key: integer, id: text, source: text, ref: text, type: text, reportedAt: text?, incidentAt: text?, fraudType: text?
// -> country: text?, identified: boolean, losses: text?, remarks: text?, mentions: list, campaign: text?
UNWIND $keys AS key
MATCH (r:Report {key: key})
RETURN r.key AS key, r.id AS id, r.source AS source, r.ref AS ref, r.type AS type, r.reportedAt AS reportedAt,
  r.incidentAt AS incidentAt, r.fraudType AS fraudType, r.country AS country, r.identified AS identified,
  r.losses AS losses, r.remarks AS remarks,
  COLLECT {
    MATCH (r)-[m:MENTIONS]->(a:Artifact) WHERE m.until IS NULL
    RETURN [a.key, a.kind, a.folded, a.shown, m.origin, m.role]
  } AS mentions,
  head(COLLECT {
    MATCH (r)-[m:MEMBER_OF|WAS_MEMBER_OF]->(c:Cluster)
    WHERE m.since <= $run AND (m.until IS NULL OR m.until > $run)
    RETURN c.id
  }) AS campaign
