// Which notes are kept with the data?
// -> name: text, text: text
MATCH (n:Note)
RETURN n.name AS name, n.text AS text
ORDER BY name
