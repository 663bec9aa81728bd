import { defineConfig } from 'vitest/config';

/** Three browsers at a time: a test that waits leaves its core to another one. */
export default defineConfig({
  test: {
    // A machine that does other things too is slow, not wrong.
    expect: { poll: { timeout: 8000 } },
    globalSetup: ['tests/e2e/started-library.ts'],
    include: ['tests/e2e/**/*.e2e.ts', 'tests/trust/**/*.e2e.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
    isolate: false,
  },
});
