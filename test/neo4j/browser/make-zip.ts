import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { BROWSER_DIR, readScripts, ZIP } from './files.js';

// Neo4j Browser takes a zip of scripts, in a folder each, and keeps them as favourites under the folder's name.
const FOLDER = 'skein';
/** A day of its own would make another file of the same scripts. */
const mtime = new Date(2000, 0, 1);

const entries = readScripts().map(({ file }) => [`${FOLDER}/${file}`, readFileSync(join(BROWSER_DIR, file))] as const);
writeFileSync(ZIP, zipSync(Object.fromEntries(entries), { level: 9, mtime }));
process.stdout.write(`${ZIP}: ${entries.length} scripts\n`);
