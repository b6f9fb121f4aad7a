// Note that a migration was applied.
// $version: integer, $checksum: text, $name: text
MERGE (m:__Migration {version: $version})
SET m.checksum = $checksum, m.name = $name
