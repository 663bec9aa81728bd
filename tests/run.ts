import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureChromium } from './chromium.ts';

/**
 * `npm test`: types, lint, unit and integration tests, the build, and the end-to-end tests in a real Chromium. Every
 * step runs even when one before it failed; the last line is `N passed, N failed`. With `e2e`, only build and end to end.
 */
const root = resolve(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'postil-tests-'));
const only = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

if (only !== 'e2e') {
  step('types', () => check('typescript/bin/tsc', ['-b']));
  step('lint', () => check('@biomejs/biome/bin/biome', ['check', '.']));
  step('unit and integration tests', () => vitest('unit', ['--config', 'vitest.config.ts']));
}
step('build', () =>
  check('electron-vite/bin/electron-vite.js', ['build', '--ignoreConfigWarning', '--logLevel', 'warn']),
);
step('end-to-end tests', () => {
  try {
    process.env.POSTIL_CHROMIUM = ensureChromium((line) => console.log(line));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    total.failed += 1;
    return;
  }
  vitest('e2e', ['--config', 'tests/e2e/vitest.config.ts']);
});

const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

function step(name: string, run: () => void): void {
  console.log(`\n── ${name}`);
  const started = performance.now();
  run();
  console.log(`── ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function node(script: string, args: readonly string[]): boolean {
  const path = join(root, 'node_modules', script);
  return (
    spawnSync(process.execPath, [path, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  );
}

/** A tool that passes or fails as a whole counts as one test. */
function check(script: string, args: readonly string[]): void {
  if (node(script, args)) total.passed += 1;
  else total.failed += 1;
}

function vitest(name: string, args: readonly string[]): void {
  const file = join(reports, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const passed = node('vitest/vitest.mjs', ['run', ...args, ...reporters]);
  const before = total.failed;
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch {
    total.failed += 1;
    return;
  }
  for (const { name: spec, status, message, assertionResults } of report.testResults) {
    for (const { status, fullName } of assertionResults) {
      if (status === 'passed') total.passed += 1;
      else if (status === 'failed') total.failed += 1;
      else {
        total.skipped += 1;
        console.log(`skipped: ${fullName}`);
      }
    }
    if (status === 'failed' && assertionResults.every((each) => each.status !== 'failed')) {
      console.error(`${spec}: ${message}`);
      total.failed += 1;
    }
  }
  // Something outside every test went wrong, such as an error that nobody caught.
  if (!passed && total.failed === before) total.failed += 1;
}
