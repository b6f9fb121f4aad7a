// What was shown, at the end of this batch, of those of these reports that later batches changed?
// $keys: list of integer, $seq: integer
// -> at: integer, key: integer, id: text, source: text, ref: text, type: text, reportedAt: text?, incidentAt: text?
// -> fraudType: text?, country: text?, identified: boolean, losses: text?, remarks: text?, mentions: list
MATCH (b:Before) WHERE b.kind = 'report' AND b.of IN $keys AND b.seq > $seq
RETURN b.seq AS at, b.key AS key, b.id AS id, b.source AS source, b.ref AS ref, b.type AS type,
  b.reportedAt AS reportedAt, b.incidentAt AS incidentAt, b.fraudType AS fraudType, b.country AS country,
  b.identified AS identified, b.losses AS losses, b.remarks AS remarks,
  COLLECT {
    UNWIND range(0, size(b.mentions) - 1) AS i
    MATCH (a:Artifact {key: b.mentions[i]})
    RETURN [a.key, a.kind, a.folded, a.shown, b.origins[i], CASE b.roles[i] WHEN '' THEN null ELSE b.roles[i] END]
  } AS mentions
