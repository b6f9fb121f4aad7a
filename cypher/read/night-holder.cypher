// Who holds the lock of the night, or had it and ended without letting it go?
// -> holder: text?
MATCH (n:Night {one: 1})
RETURN n.holder AS holder
