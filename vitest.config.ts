import { defineConfig } from 'vitest/config';

// A hostile time zone: whatever reads the machine's zone breaks here, not at the school.
process.env['TZ'] = 'America/New_York';

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: ['src/{domain,text,sentinel,contract,web}/**/*.test.ts', 'seed/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'app', include: ['src/server/**/*.test.ts', 'test/app/**/*.test.ts'], globalSetup: ['test/postgres.ts'] },
      },
      { extends: true, test: { name: 'structure', include: ['test/structure/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          // A page on a busy machine takes longer than the second that vitest waits.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
