import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { readOwner } from '#core/storage/owner.ts';
import { cli, harbourPage } from '../cli/postil.ts';
import { createPlaces, listen, startMain } from './start-main.ts';

afterEach(() => {
  vi.doUnmock('electron');
  vi.unstubAllEnvs();
});

test('a command finds the open app, which carries it out and shows it; the door closes with the app', async () => {
  const places = createPlaces();
  const { electron } = await startMain(places);
  const heard = await listen(electron);
  await vi.waitFor(() => expect(readOwner(places.state)).toMatchObject({ host: 'desktop', pid: process.pid }));
  await vi.waitFor(() => expect(readOwner(places.state)?.door).toMatchObject({ protocol: 1 }));

  const child = spawn(process.execPath, [cli, 'import', harbourPage], { cwd: dirname(places.library), stdio: 'pipe' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const [status] = await once(child, 'close');
  expect({ status, said }).toEqual({ status: 0, said: expect.stringMatching(/^added .* Harbour town votes/) });
  await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ type: 'articles-changed' })));

  electron.app.quit();
  expect(await electron.app.exited).toBe(0);
  expect(readOwner(places.state)).toBeNull();
  const list = spawn(process.execPath, [cli, 'list', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(list.stdout, 'data')) as [Buffer];
  expect(line.toString()).toContain('Harbour town votes');
});
