import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../src-main/launch/build-if-needed.ts';
import { root } from '../src-main/launch/paths.ts';
import { findChromium } from './chromium.ts';
import { desktopHost } from './e2e/desktop-host.ts';
import type { VitestReport } from './run-vitest.ts';

/**
 * `npm test`: types, lint, the build, unit and integration tests, and the end-to-end tests in a real Chromium. Every
 * step runs even when one before it failed; the last line is `N passed, N failed`. With `e2e`, only build and end to end; with
 * `e2e --update-pictures`, only the pictures of tests/e2e/pictures, which are renewed; with `desktop`, build and end to end in
 * the main process of the desktop alone, and it says whether Electron or its stand-in ran it.
 */
const reports = mkdtempSync(join(tmpdir(), 'postil-tests-'));
const [only, option] = process.argv.slice(2);
const isWhole = only === undefined;
const renewed = option === '--update-pictures' ? 'tests/e2e/pictures.e2e.ts' : null;
/** A run of vitest that takes longer hangs. All of `npm test` has to fit into fifteen minutes on two cores; a desktop starts Chromium for each test. */
const longestRunSeconds = only === 'desktop' ? 1800 : 700;
// Hundreds of processes and threads start from source: each TypeScript file is compiled once.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'postil', 'compiled');
let passed = 0;
const failures: VitestReport['failures'][number][] = [];
const skipped: VitestReport['skipped'][number][] = [];
const steps: string[] = [];

// Where there is no Chromium it comes while other steps run: that is more waiting than working.
const chromium = spawn(process.execPath, [join(root, 'tests/chromium.ts')], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
const chromiumCame = new Promise((came) => chromium.on('close', came).on('error', came));

// The first three beside one another: none of them fills both cores.
const checks = isWhole
  ? [check('types', 'typescript/bin/tsc', ['-b']), check('lint', '@biomejs/biome/bin/biome', ['check', '.'])]
  : [];
step('build', () => {
  build();
  passed += 1;
});
for (const report of checks) await report();
if (isWhole) process.env.POSTIL_SHORT = '1';
if (isWhole) step('unit and integration tests', () => vitest('vitest.config.ts'));
if (only === 'desktop') {
  process.env.POSTIL_HOST = 'desktop';
  console.log(desktopHost);
}
await chromiumCame;
step('end-to-end tests', () => {
  const found = findChromium();
  if (found === null) throw new Error('There is no Chromium to test in; above stands why none could be had.');
  process.env.POSTIL_CHROMIUM = found;
  if (renewed !== null) process.env.POSTIL_UPDATE_PICTURES = '1';
  vitest('tests/e2e/vitest.config.ts', renewed);
});
rmSync(reports, { recursive: true, force: true });

console.log('');
for (const line of steps) console.log(line);
// Once more where it is looked for: of a long output often only the end is kept.
for (const { name, error } of failures) console.log(`failed: ${name}\n${error.slice(0, 2000).replace(/^/gm, '    ')}`);
for (const { name, reason } of skipped) console.log(`skipped: ${name}${reason === null ? '' : ` (${reason})`}`);
const left = skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
console.log(`${passed} passed, ${failures.length} failed${left}`);
process.exitCode = failures.length === 0 ? 0 : 1;

function step(name: string, run: () => void): void {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const before = failures.length;
  try {
    run();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    console.error(said);
    failures.push({ name, error: said });
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  steps.push(`${failures.length === before ? '✓' : '✗'} ${name}  ${seconds} s`);
}

function node(script: string, args: readonly string[]): boolean {
  const command = [join(root, script), ...args];
  return spawnSync(process.execPath, command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** Starts a tool that passes or fails as a whole, which counts as one test; what it gives waits for its end and tells it. */
function check(name: string, script: string, args: readonly string[]): () => Promise<void> {
  const child = spawn(process.execPath, [join(root, `node_modules/${script}`), ...args], { cwd: root, stdio: 'pipe' });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = once(child, 'close');
  return async () => {
    const [status] = await ended;
    console.log(`\n── ${name}\n${Buffer.concat(said)}`);
    if (status === 0) passed += 1;
    else failures.push({ name, error: String(Buffer.concat(said)) });
    steps.push(`${status === 0 ? '✓' : '✗'} ${name}`);
  };
}

function vitest(config: string, only: string | null = null): void {
  const file = join(reports, `${config.replaceAll('/', '-')}.json`);
  const succeeded = node('tests/run-vitest.ts', [
    config,
    file,
    String(longestRunSeconds),
    ...(only === null ? [] : [only]),
  ]);
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  passed += report.passed;
  failures.push(...report.failures);
  skipped.push(...report.skipped);
  // Something outside every test went wrong, such as a teardown.
  if (!succeeded && report.failures.length === 0)
    failures.push({ name: config, error: 'It ended with an error; see above.' });
}
