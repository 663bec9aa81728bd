import { defineConfig } from 'vitest/config';

/** `npm test` has no time for these: the one looks at screens that `access` looks at too, the other is for very long articles. */
export const leftToTestE2e = ['tests/e2e/screens.e2e.ts', 'tests/e2e/long-article.e2e.ts'];

/** Two browsers at a time, as a person's machine does other things too. */
export default defineConfig({
  test: {
    // A machine that does other things too is slow, not wrong.
    expect: { poll: { timeout: 8000 } },
    globalSetup: ['tests/e2e/started-library.ts'],
    include: ['tests/e2e/**/*.e2e.ts', 'tests/trust/**/*.e2e.ts'],
    exclude: process.env.POSTIL_SHORT === undefined ? [] : leftToTestE2e,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
