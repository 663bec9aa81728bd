import { defineConfig } from 'vitest/config';

/** One browser at a time on a small machine: the specs run one after another. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
