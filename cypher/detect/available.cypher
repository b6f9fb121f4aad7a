// Which of the procedures that detection needs does this server have?
// -> name: text
SHOW PROCEDURES YIELD name
WHERE name IN ['gds.leiden.stream', 'gds.graph.drop']
RETURN name
