// What does a run read of the reports whose keys lie in this range?
// $from: integer, $to: integer, $seq: integer
// -> key: integer, id: text, source: text, type: text, day: integer?, country: text?, fraudType: text?, losses: text?
// -> unreadableLosses: integer, tokens: text?, digest: text
MATCH (r:Report) WHERE r.key >= $from AND r.key < $to AND r.since <= $seq
OPTIONAL MATCH (p:Pseudonyms {report: r.key})
RETURN r.key AS key, r.id AS id, r.source AS source, r.type AS type, r.day AS day, r.country AS country,
  r.fraudType AS fraudType, r.losses AS losses, r.unreadableLosses AS unreadableLosses, p.tokens AS tokens,
  r.digest AS digest
