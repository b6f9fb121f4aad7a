import { cpus } from 'node:os';
import { DocumentSections } from './quality/document.js';

const INTRODUCTION = `# Benchmark

Written by \`npm run bench\`, section by section: do not edit. CPU seconds, user and system; shared machines differ from run
to run, ratios within one run less so.
`;

/** The page of all benchmarks: each puts its own section and leaves the others as they are. */
export function resultSections(): DocumentSections {
  return new DocumentSections(new URL('results.md', import.meta.url), INTRODUCTION);
}

/** What each section says of the machine it was measured on. */
export function measuredOn(): string {
  return `Node ${process.version}, ${cpus().length} processors.`;
}

export function seconds(value: number): string {
  return value.toFixed(2);
}

export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
