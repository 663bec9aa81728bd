import { defineConfig } from 'vitest/config';

/** One browser at a time on a small machine: the specs run one after another. */
export default defineConfig({
  test: {
    // A machine that does other things too is slow, not wrong.
    expect: { poll: { timeout: 8000 } },
    include: ['tests/e2e/**/*.e2e.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
