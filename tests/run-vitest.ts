import { writeFileSync } from 'node:fs';
import { startVitest, type TestModule } from 'vitest/node';

/** What `tests/run.ts` adds up: one run of vitest. */
export interface VitestReport {
  readonly passed: number;
  readonly failed: number;
  /** Why a test did not run stands in its `context.skip(reason)`, or else in its name. */
  readonly skipped: readonly { readonly name: string; readonly reason: string | null }[];
}

/**
 * `node tests/run-vitest.ts CONFIG REPORT`: runs vitest and writes a VitestReport as JSON. Its own JSON report leaves
 * out why a test was skipped. A file that could not be run and an error outside every test count as one failure each.
 */
const [config = '', reportFile = ''] = process.argv.slice(2);
process.env.NODE_ENV ??= 'test';

const report = {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const broken = modules.filter((module) => module.state() === 'failed' && !hasFailedTest(module));
    const counted: VitestReport = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: tests.filter((test) => test.result().state === 'failed').length + broken.length + errors.length,
      skipped: tests
        .map((test) => ({ name: test.fullName, result: test.result() }))
        .filter(({ result }) => result.state === 'skipped')
        .map(({ name, result }) => ({ name, reason: ('note' in result && result.note) || null })),
    };
    writeFileSync(reportFile, JSON.stringify(counted));
  },
};

const vitest = await startVitest([], { config, watch: false, run: true, reporters: ['default', report] });
await vitest.close();

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0;
}
