// End the versions of these campaigns and operations with the run before this one.
// $ids: list of text, $run: integer, $forever: integer
UNWIND $ids AS id
MATCH (v:Version {id: id}) WHERE v.until = $forever
SET v.until = $run
