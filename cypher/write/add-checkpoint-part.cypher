// Keep a part of what the night under way has found.
// $key: text, $place: integer, $bytes: bytes
CREATE (:Checkpoint {key: $key, place: $place, bytes: $bytes, name: 'found by a night under way, part ' + $place})
