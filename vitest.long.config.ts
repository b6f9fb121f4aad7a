import { defineConfig } from 'vitest/config';

const COMMON = { pool: 'forks', maxWorkers: 1, testTimeout: 3_600_000, hookTimeout: 3_600_000 } as const;
const NEO4J = 'test/neo4j/**/*.long.test.ts';

export default defineConfig({
  test: {
    globalSetup: ['test/build.ts'],
    maxWorkers: 1,
    projects: [
      { test: { ...COMMON, name: 'skein', include: ['test/**/*.long.test.ts'], exclude: [NEO4J] } },
      {
        test: {
          ...COMMON,
          name: 'neo4j',
          include: [NEO4J],
          globalSetup: ['test/neo4j/server.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
