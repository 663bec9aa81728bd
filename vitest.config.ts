import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    testTimeout: 20_000,
    // Half of the time of many tests goes by while a process of theirs starts.
    maxWorkers: 2,
  },
});
