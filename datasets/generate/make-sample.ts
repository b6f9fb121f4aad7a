import { join } from 'node:path';
import { packageRoot } from '../../engine/config.js';
import { writeSample } from './sample.js';

await writeSample(join(packageRoot(), 'datasets', 'sample'));
