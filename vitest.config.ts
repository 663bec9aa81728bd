import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { isStale } from './src-main/launch/build-if-needed.ts';

const all = 'tests/**/*.test.{ts,tsx}';
/** These put something in the place of a module for all that is loaded beside them. */
const mocking = globSync(all).filter((file) => readFileSync(file, 'utf8').includes('vi.mock('));

/**
 * Threads run what is built, where that is of the sources as they are: a new library starts four, and from source each takes
 * twice as long, which was half of the time of many tests. Not while it watches: what is changed then is not built.
 */
const asked = 'workerUrl(import.meta.url,';
const built = JSON.stringify(pathToFileURL(join(import.meta.dirname, 'out/main/built.js')));
let isBuilt = !isStale();
const threadsAsBuilt: Plugin = {
  name: 'threads-as-built',
  configureVitest({ vitest }) {
    isBuilt &&= !vitest.config.watch;
  },
  transform(code, id) {
    const isAsking = isBuilt && id.includes('/src-main/') && code.includes(asked);
    return isAsking ? code.replaceAll(asked, `workerUrl(${built},`) : null;
  },
};

/** Threads are kept from test to test: see there. */
const keptThreads = JSON.stringify(join(import.meta.dirname, 'tests/support/kept-threads.ts'));
const keepsThreads: Plugin = {
  name: 'keeps-threads',
  transform: (code, id) =>
    id.endsWith('/src-main/core/workers/worker-pool.ts')
      ? code.replace(/(["'])node:worker_threads\1/, keptThreads)
      : null,
};

export default defineConfig({
  plugins: [threadsAsBuilt, keepsThreads],
  test: {
    testTimeout: 20_000,
    // Half of the time of many tests goes by while a process of theirs starts.
    maxWorkers: 3,
    // See `keepWrappers` in `core/workers/worker-pool.ts`: it is too late there for what this process itself has loaded.
    execArgv: ['--wasm-wrapper-tiering-budget=2000000000'],
    projects: [
      // A process for each file takes as long to start as most files take.
      {
        extends: true,
        test: { name: 'together', include: [all], exclude: ['tests/e2e/**', ...mocking], isolate: false },
      },
      { extends: true, test: { name: 'apart', include: mocking } },
    ],
  },
});
