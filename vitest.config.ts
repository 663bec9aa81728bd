import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    testTimeout: 20_000,
    // Half of the time of many tests goes by while a process of theirs starts.
    maxWorkers: 2,
    // See `keepWrappers` in `core/workers/worker-pool.ts`: it is too late there for what this process itself has loaded.
    execArgv: ['--wasm-wrapper-tiering-budget=2000000000'],
  },
});
