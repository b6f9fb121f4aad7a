// Note that nothing of replaced versions is left.
MATCH (s:Skein {one: 1}) SET s.replacing = null
