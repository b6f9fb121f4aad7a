// End the transaction of this name, which waits for the lock.
// $name: text
// -> message: text
SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.skein = $name
TERMINATE TRANSACTIONS id YIELD message
RETURN message
