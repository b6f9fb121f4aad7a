// Which migrations were applied?
// -> version: integer, checksum: text
MATCH (m:__Migration)
RETURN m.version AS version, m.checksum AS checksum
ORDER BY version
