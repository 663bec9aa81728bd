import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, test, vi } from 'vitest';
import { openBrowser } from '../../src-main/browser/open-browser.ts';
import { writeOpeningPage } from '../../src-main/browser/opening-page.ts';
import { temporaryFolder } from '../support/folder.ts';

test('without a display nothing is started', () => {
  expect(openBrowser('/state/open.html', { PATH: process.env.PATH }, 'linux')).toBeNull();
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
      expect(openBrowser('/state/open.html', { PATH: folder, DISPLAY: ':0' }, 'linux')).toContain('chromium');
      await vi.waitFor(async () => expect(await readFile(told, 'utf8')).toBe('--app=file:///state/open.html\n'), {
        timeout: 10_000,
      });
    } finally {
      process.env.PATH = path;
    }
  },
);

test('the page that a browser is started with is this person’s alone, leads to the address, and goes away', async () => {
  const folder = join(await temporaryFolder(), 'state');
  const url = 'http://127.0.0.1:1/open?key=x&y="z"';
  await writeOpeningPage(folder, 'http://127.0.0.1:1/open?key=old');
  const { path, remove } = await writeOpeningPage(folder, url);
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  const { document } = parseHTML(await readFile(path, 'utf8'));
  expect(document.querySelector('meta[http-equiv=refresh]')?.getAttribute('content')).toBe(`0;url=${url}`);
  expect(document.querySelector('a')?.getAttribute('href')).toBe(url);
  await remove();
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
});
