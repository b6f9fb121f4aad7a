// Which run waits for publication, or waited in vain, and why?
// -> run: integer, reasons: list of text, summary: text
MATCH (h:HeldRun)
RETURN h.run AS run, h.reasons AS reasons, h.summary AS summary
