import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findElectronBinary } from './electron-binary.ts';

function packageFolder(version: string | null): string {
  const directory = mkdtempSync(join(tmpdir(), 'postil-electron-'));
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ version: '45.4.1' }));
  if (version === null) return directory;
  writeFileSync(join(directory, 'path.txt'), 'electron');
  mkdirSync(join(directory, 'dist'));
  writeFileSync(join(directory, 'dist', 'version'), version);
  writeFileSync(join(directory, 'dist', 'electron'), '');
  return directory;
}

test('finds the binary that the package unpacked', () => {
  const directory = packageFolder('45.4.1');
  expect(findElectronBinary({}, directory)).toEqual({ path: join(directory, 'dist', 'electron') });
});

test.each([
  ['none', null],
  ['another version', '44.0.0'],
])('says in one sentence that there is %s', (_what, version) => {
  const binary = findElectronBinary({}, packageFolder(version));
  expect(binary).toMatchObject({
    path: null,
    reason: expect.stringMatching(/^Electron itself cannot be tested: .+\.$/),
  });
});

test('takes the one that ELECTRON_OVERRIDE_DIST_PATH names, and says when it is not there', () => {
  const directory = packageFolder(null);
  const elsewhere = join(packageFolder('45.4.1'), 'dist');
  expect(findElectronBinary({ ELECTRON_OVERRIDE_DIST_PATH: elsewhere }, directory)).toEqual({
    path: join(elsewhere, 'electron'),
  });
  expect(findElectronBinary({ ELECTRON_OVERRIDE_DIST_PATH: directory }, directory)).toMatchObject({
    path: null,
    reason: expect.stringContaining('ELECTRON_OVERRIDE_DIST_PATH'),
  });
});
