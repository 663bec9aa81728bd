import { defineConfig } from 'vitest/config';

/**
 * `npm run test:trust`: the attacks in full. The same files run in `npm test` in their short form (see `scale.ts`), and so do
 * the other properties that take long here.
 */
process.env.POSTIL_TRUST ??= 'full';

export default defineConfig({
  test: {
    include: [
      'tests/trust/**/*.test.ts',
      'tests/trust/**/*.e2e.ts',
      'tests/shared/entities/properties.test.ts',
      'tests/core/backup/whole-library.test.ts',
    ],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // As for all other tests; see `vitest.config.ts`.
    execArgv: ['--wasm-wrapper-tiering-budget=2000000000'],
  },
});
