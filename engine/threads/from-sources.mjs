// Preloaded by worker threads when skein runs from its TypeScript sources, and no part of what is built: `--import tsx`
// makes TypeScript run in the main thread only.
import { register } from 'tsx/esm/api';

register();
