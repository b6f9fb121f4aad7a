// What must be unique, and what is found by an index. Values that attackers write at any length are never indexed
// themselves (the index refuses texts over 8 KiB): reports and artifacts are found by a hash, and put in order by a text
// of bounded length whose order is the same in every program.
CREATE CONSTRAINT skein_one FOR (s:Skein) REQUIRE s.one IS UNIQUE;
CREATE CONSTRAINT write_lock_one FOR (l:WriteLock) REQUIRE l.one IS UNIQUE;
CREATE CONSTRAINT night_lock_one FOR (l:NightLock) REQUIRE l.one IS UNIQUE;
CREATE CONSTRAINT night_one FOR (n:Night) REQUIRE n.one IS UNIQUE;
CREATE CONSTRAINT note_name FOR (n:Note) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT report_id FOR (r:Report) REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT report_key FOR (r:Report) REQUIRE r.key IS UNIQUE;
CREATE INDEX report_place FOR (r:Report) ON (r.place);
CREATE CONSTRAINT pseudonyms_report FOR (p:Pseudonyms) REQUIRE p.report IS UNIQUE;
CREATE CONSTRAINT artifact_id FOR (a:Artifact) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT artifact_key FOR (a:Artifact) REQUIRE a.key IS UNIQUE;
CREATE INDEX artifact_place FOR (a:Artifact) ON (a.place);
CREATE INDEX before_of FOR (b:Before) ON (b.kind, b.of);
CREATE INDEX before_seq FOR (b:Before) ON (b.kind, b.seq);
CREATE INDEX mention_until FOR ()-[m:MENTIONS]-() ON (m.until);
CREATE CONSTRAINT run_number FOR (r:Run) REQUIRE r.run IS UNIQUE;
CREATE CONSTRAINT held_part FOR (p:HeldPart) REQUIRE (p.run, p.place) IS UNIQUE;
CREATE CONSTRAINT held_run FOR (h:HeldRun) REQUIRE h.run IS UNIQUE;
CREATE CONSTRAINT cluster_id FOR (c:Cluster) REQUIRE c.id IS UNIQUE;
CREATE INDEX version_level FOR (v:Version) ON (v.level, v.until);
CREATE INDEX version_id FOR (v:Version) ON (v.id);
CREATE INDEX version_operation FOR (v:Version) ON (v.operation);
CREATE INDEX member_until FOR ()-[m:MEMBER_OF]-() ON (m.until);
CREATE INDEX uses_until FOR ()-[u:USES]-() ON (u.until);
CREATE INDEX report_counts_block FOR (n:ReportCounts) ON (n.block);
CREATE CONSTRAINT alias_from FOR (a:Alias) REQUIRE (a.from, a.run) IS UNIQUE;
CREATE INDEX possible_link_run FOR (l:PossibleLink) ON (l.run, l.place);
CREATE INDEX set_aside_run FOR (s:SetAside) ON (s.run, s.place);
CREATE INDEX event_run FOR (e:Event) ON (e.run);
CREATE INDEX event_campaign FOR (e:Event) ON (e.campaign);
CREATE INDEX event_other FOR (e:Event) ON (e.other);
CREATE INDEX alias_to FOR (a:Alias) ON (a.to);
