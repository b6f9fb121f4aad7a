import { openStore, wipe, withServer } from '../neo4j/reach.js';
import { storeContract } from './store.js';

withServer('on a real server', () => {
  storeContract('neo4j', async () => {
    await wipe();
    return { store: await openStore(), reopen: () => openStore() };
  });
});
