import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { startVitest, type TestModule, type Vitest } from 'vitest/node';

/** What `tests/run.ts` adds up: one run of vitest. */
export interface VitestReport {
  readonly passed: number;
  readonly failed: number;
  /** Why a test did not run stands in its `context.skip(reason)`, or else in its name. */
  readonly skipped: readonly { readonly name: string; readonly reason: string | null }[];
}

/**
 * `node tests/run-vitest.ts CONFIG REPORT SECONDS [FILE]`: runs vitest and writes a VitestReport as JSON; vitest's own leaves
 * out why a test was skipped. A file that could not be run and an error outside every test count as one failure each.
 * After so many seconds the run is ended, which vitest's time limits cannot do to a test that never yields.
 */
const [config = '', reportFile = '', seconds = '300', file] = process.argv.slice(2);
process.env.NODE_ENV ??= 'test';

const running = new Set<string>();
let watchdog: NodeJS.Timeout | undefined;

const reporter = {
  onInit(vitest: Vitest) {
    watchdog = setTimeout(() => {
      console.error(`\nEnded after ${seconds} s, while these were running: ${[...running].join(', ')}`);
      writeReport(vitest.state.getTestModules(), 1);
      process.exitCode = 1;
      void vitest.exit(true);
    }, Number(seconds) * 1000);
  },
  onTestModuleStart: (module: TestModule) => void running.add(relative('.', module.moduleId)),
  onTestModuleEnd: (module: TestModule) => void running.delete(relative('.', module.moduleId)),
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const broken = modules.filter((module) => module.state() === 'failed' && !hasFailedTest(module));
    writeReport(modules, broken.length + errors.length);
  },
};

const vitest = await startVitest(file === undefined ? [] : [file], {
  config,
  watch: false,
  run: true,
  reporters: ['default', reporter],
});
clearTimeout(watchdog);
await vitest.close();

function writeReport(modules: readonly TestModule[], otherFailures: number): void {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const results = tests.map((test) => ({ name: test.fullName, result: test.result() }));
  const report: VitestReport = {
    passed: results.filter(({ result }) => result.state === 'passed').length,
    failed: results.filter(({ result }) => result.state === 'failed').length + otherFailures,
    skipped: results
      .filter(({ result }) => result.state === 'skipped')
      .map(({ name, result }) => ({ name, reason: ('note' in result && result.note) || null })),
  };
  writeFileSync(reportFile, JSON.stringify(report));
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0;
}
