import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const launcher = resolve(import.meta.dirname, '../../src-main/launch/with-node-24.js');
const checkout = mkdtempSync(join(tmpdir(), 'postil-checkout-'));
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

mkdirSync(join(checkout, 'src-main', 'launch'), { recursive: true });
writeFileSync(join(checkout, 'package.json'), '{"type":"module"}');
copyFileSync(launcher, join(checkout, 'src-main', 'launch', 'with-node-24.js'));
writeFileSync(
  join(checkout, 'say.ts'),
  'console.log(JSON.stringify({ args: process.argv.slice(2) as string[], node: process.versions.node })); process.exitCode = 7;',
);
/** Lies about the version before the launcher runs, as an old Node would tell the truth. */
writeFileSync(
  join(checkout, 'old.mjs'),
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } });",
);

function launch(...nodeOptions: string[]) {
  const script = join(checkout, 'src-main', 'launch', 'with-node-24.js');
  const env = { ...process.env, NODE_OPTIONS: '' };
  return spawnSync(process.execPath, [...nodeOptions, script, 'say.ts', '--', 'a b'], { encoding: 'utf8', env });
}

test('runs a script with its arguments and keeps its exit status', () => {
  const { status, stdout } = launch();
  expect(status).toBe(7);
  expect(JSON.parse(stdout)).toMatchObject({ args: ['--', 'a b'] });
});

test('says in a sentence what to do on a Node that is too old', () => {
  const { status, stdout, stderr } = launch('--import', join(checkout, 'old.mjs'));
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/needs Node 24 and this is Node 20\.1\.0\. Run "npm ci"/);
});

test.skipIf(process.platform === 'win32')('goes on with the Node that the project brings along', () => {
  const own = join(checkout, 'node_modules', 'node', 'bin');
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'node'), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
  const { status, stdout } = launch('--import', join(checkout, 'old.mjs'));
  expect(status).toBe(7);
  expect(JSON.parse(stdout)).toMatchObject({ args: ['--', 'a b'], node: process.versions.node });
});
