import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openBrowser } from '../../src-main/browser/open-browser.ts';
import { temporaryFolder } from '../support/folder.ts';

test('without a display nothing is started', () => {
  expect(openBrowser('http://127.0.0.1:1/', { PATH: process.env.PATH }, 'linux')).toBeNull();
});

test.skipIf(process.platform === 'win32')(
  'a Chromium on the path gets the address as a window of its own',
  async () => {
    const folder = await temporaryFolder();
    const told = join(folder, 'told');
    await writeFile(join(folder, 'chromium'), `#!/bin/sh\necho "$@" > '${told}.part' && mv '${told}.part' '${told}'\n`);
    await chmod(join(folder, 'chromium'), 0o755);
    const path = process.env.PATH;
    process.env.PATH = `${folder}:${path}`;
    try {
      expect(openBrowser('http://127.0.0.1:1/open?key=x', { PATH: folder, DISPLAY: ':0' }, 'linux')).toContain(
        'chromium',
      );
      await vi.waitFor(async () => expect(await readFile(told, 'utf8')).toBe('--app=http://127.0.0.1:1/open?key=x\n'), {
        timeout: 10_000,
      });
    } finally {
      process.env.PATH = path;
    }
  },
);
