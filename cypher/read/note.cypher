// What does the note of this name say?
// $name: text
// -> text: text
MATCH (n:Note {name: $name})
RETURN n.text AS text
