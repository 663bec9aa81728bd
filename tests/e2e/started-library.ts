import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A library that was started once and has its sample open. */
    startedLibrary: string;
  }
}

let folder = '';

/** Starts Postil once on a new library, for all specs that need none of their own: each takes a copy (`startedLibrary`). */
export async function setup({ provide }: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'postil-e2e-started-'));
  const library = join(folder, 'Library');
  const run = (...args: string[]) =>
    spawn(process.execPath, ['out/main/cli.js', ...args, '--json', '--quiet', '--library', library], {
      cwd: resolve(import.meta.dirname, '../..'),
      env: { ...process.env, POSTIL_STATE: join(folder, 'state') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const server = run('serve', '--no-open');
  // The sample is there before the address is printed.
  await Promise.race([once(server.stdout, 'data'), once(server, 'exit')]);
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
  // Comes back once the sample is recognised.
  await once(run('doctor', '--reindex'), 'exit');
  await leaveOpen(library);
  provide('startedLibrary', library);
}

export async function teardown(): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** As after a session in which the sample was open. */
async function leaveOpen(library: string): Promise<void> {
  const [sample = ''] = await readdir(join(library, 'articles'));
  const path = join(library, 'postil.json');
  const file = JSON.parse(await readFile(path, 'utf8'));
  file.settings.lastArticle = sample.slice(-26);
  await writeFile(path, JSON.stringify(file));
}
