import { defineConfig } from 'vitest/config';

// A hostile time zone: whatever reads the machine's zone breaks here, not at the school.
process.env.TZ = 'America/New_York';

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: ['src/{domain,text,sentinel,contract,web}/**/*.test.ts', 'seed/**/*.test.ts'] },
      },
    ],
  },
});
