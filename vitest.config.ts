import { defineConfig } from 'vitest/config';

/** They share one server with one database, which each of them empties: one after the other. */
const NEO4J = ['test/neo4j/**/*.test.ts', 'test/contract/store-neo4j.test.ts'];
const COMMON = {
  pool: 'forks',
  sequence: { shuffle: true },
  testTimeout: 60_000,
  hookTimeout: 120_000,
} as const;
const LONG = ['test/**/*.long.test.ts', 'node_modules/**'];

export default defineConfig({
  test: {
    globalSetup: ['test/build.ts'],
    projects: [
      {
        test: {
          ...COMMON,
          name: 'skein',
          include: ['test/**/*.test.ts'],
          exclude: [...LONG, ...NEO4J],
          maxWorkers: 2,
          sequence: { ...COMMON.sequence, groupOrder: 1 },
        },
      },
      {
        test: {
          ...COMMON,
          name: 'neo4j',
          include: NEO4J,
          exclude: LONG,
          globalSetup: ['test/neo4j/server.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          // A property is tried on forty databases, and each commit waits for the disk.
          testTimeout: 300_000,
          sequence: { ...COMMON.sequence, groupOrder: 0 },
        },
      },
    ],
  },
});
