// What did a night that broke off keep under this key, in parts?
// $key: text
// -> bytes: bytes
MATCH (p:Checkpoint {key: $key})
RETURN p.bytes AS bytes ORDER BY p.place
