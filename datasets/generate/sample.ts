import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeDataset } from './dataset.js';
import type { GenerateOptions } from './options.js';

/** What the shipped sample is made with. */
export const SAMPLE_OPTIONS: GenerateOptions = { reports: 5000, seed: 2026 };

const GZIPPED = ['reports.jsonl', 'truth/mentions.csv'];

/** Makes the sample anew; its README.md stands for the generated one. Node writes no time into a gzip header, so the same data give the same file. */
export async function writeSample(folder: string): Promise<void> {
  await writeDataset(SAMPLE_OPTIONS, folder);
  await rm(join(folder, 'README'));
  for (const file of GZIPPED) {
    const path = join(folder, file);
    await writeFile(`${path}.gz`, gzipSync(await readFile(path), { level: 9 }));
    await rm(path);
  }
}
