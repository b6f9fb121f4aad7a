import { memoryStore } from '../../engine/store/memory.js';
import { storeContract } from './store.js';

storeContract('memory', () => Promise.resolve({ store: memoryStore() }));
