import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { closeBrowser, openContext, temporaryLibrary } from './host.ts';

const root = resolve(import.meta.dirname, '../..');

afterAll(closeBrowser);

test.skipIf(process.platform !== 'linux')(
  'the browser that is started is given a file, which leads it in; the key is in no list of processes',
  async () => {
    const { library, remove } = await temporaryLibrary();
    const [bin, told] = [join(library, '../bin'), join(library, '../told')];
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, 'chromium'), `#!/bin/sh\necho "$@" > '${told}.part' && mv '${told}.part' '${told}'\n`);
    await chmod(join(bin, 'chromium'), 0o755);
    const environment = {
      ...process.env,
      POSTIL_STATE: join(library, '../state'),
      PATH: `${bin}:${process.env.PATH}`,
      DISPLAY: ':0',
    };
    const server = spawn(process.execPath, ['out/main/cli.js', 'serve', '--quiet', '--library', library], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const [said] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
      const key = /key=([\w-]{43})$/.exec(said)?.[1] ?? 'none was said';
      const given = await vi.waitFor(() => readFile(told, 'utf8'), 10_000);
      expect(given).toMatch(/^--app=file:\/\/\S+\/open\.html\n$/);
      const address = given.trim().slice('--app='.length);
      expect(await readFile(fileURLToPath(address), 'utf8')).toContain(key);
      expect((await stat(fileURLToPath(address))).mode & 0o777).toBe(0o600);
      expect(await readFile(`/proc/${server.pid}/cmdline`, 'utf8')).not.toContain(key);

      const page = await (await openContext()).newPage();
      await page.goto(address);
      await page.getByRole('navigation', { name: 'Library' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/');

      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      await expect(stat(fileURLToPath(address))).rejects.toMatchObject({ code: 'ENOENT' });
    } finally {
      server.kill('SIGKILL');
      await remove();
    }
  },
);
