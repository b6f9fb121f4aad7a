// What was, at the end of this batch, of the reports in this range that later batches changed?
// $from: integer, $to: integer, $seq: integer
// -> at: integer, key: integer, id: text, source: text, type: text, day: integer?, country: text?, fraudType: text?
// -> losses: text?, unreadableLosses: integer, tokens: text?, digest: text, mentions: list of integer
// -> origins: list of text
MATCH (b:Before) WHERE b.kind = 'report' AND b.of >= $from AND b.of < $to AND b.seq > $seq
RETURN b.seq AS at, b.key AS key, b.id AS id, b.source AS source, b.type AS type, b.day AS day, b.country AS country,
  b.fraudType AS fraudType, b.losses AS losses, b.unreadableLosses AS unreadableLosses, b.tokens AS tokens,
  b.digest AS digest, b.mentions AS mentions, b.origins AS origins
