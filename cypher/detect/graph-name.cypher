// What can a graph be called that no other run makes at the same time?
// -> name: text
RETURN 'skein-' + randomUUID() AS name
