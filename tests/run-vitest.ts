import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { startVitest, type TestModule, type Vitest } from 'vitest/node';

/** What `tests/run.ts` adds up: one run of vitest. */
export interface VitestReport {
  readonly passed: number;
  /** Each failure with its error; a file that could not be run and an error outside every test stand here as well. */
  readonly failures: readonly { readonly name: string; readonly error: string }[];
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
      const error = `Ended after ${seconds} s`;
      writeReport(vitest.state.getTestModules(), [{ name: [...running].join(', '), error }]);
      process.exitCode = 1;
      void vitest.exit(true);
    }, Number(seconds) * 1000);
  },
  onTestModuleStart: (module: TestModule) => void running.add(nameOf(module)),
  onTestModuleEnd: (module: TestModule) => void running.delete(nameOf(module)),
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const broken = modules.filter((module) => module.state() === 'failed' && !hasFailedTest(module));
    writeReport(modules, [
      ...broken.map((module) => ({ name: nameOf(module), error: describe(module.errors()) })),
      ...errors.map((error) => ({ name: 'outside every test', error: describe([error]) })),
    ]);
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

function writeReport(modules: readonly TestModule[], otherFailures: VitestReport['failures']): void {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const results = tests.map((test) => ({ name: `${nameOf(test.module)} > ${test.fullName}`, result: test.result() }));
  const failures = results.flatMap(({ name, result }) =>
    result.state === 'failed' ? [{ name, error: describe(result.errors) }] : [],
  );
  const report: VitestReport = {
    passed: results.filter(({ result }) => result.state === 'passed').length,
    failures: [...failures, ...otherFailures],
    skipped: results
      .filter(({ result }) => result.state === 'skipped')
      .map(({ name, result }) => ({ name, reason: ('note' in result && result.note) || null })),
  };
  writeFileSync(reportFile, JSON.stringify(report));
}

function nameOf(module: TestModule): string {
  return relative('.', module.moduleId);
}

/** What each error says and where it was thrown; the whole of it stands where vitest printed it. */
function describe(errors: readonly unknown[]): string {
  return errors
    .map((error) => {
      const { message, stack, diff } = error as Partial<Error> & { readonly diff?: string };
      const place = stack?.split('\n').find((line) => line.includes('/tests/') || line.includes('/src-'));
      return [message ?? String(error), place, diff && stripVTControlCharacters(diff)].filter(Boolean).join('\n');
    })
    .join('\n');
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0;
}
