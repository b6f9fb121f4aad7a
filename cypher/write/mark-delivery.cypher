// Note how far the telling of these alerts has come.
// $ids: list of text, $delivery: text
UNWIND $ids AS id
MATCH (a:Alert {id: id})
SET a.delivery = $delivery
