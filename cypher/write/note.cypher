// Set the note of this name if it is unset, and tell what then stands there.
// $name: text, $text: text
// -> text: text
MERGE (n:Note {name: $name})
  ON CREATE SET n.text = $text
RETURN n.text AS text
