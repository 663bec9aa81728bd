import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildIfNeeded } from '../../src-main/launch/build-if-needed.ts';
import { electronVersion, findElectron } from '../../src-main/launch/find-electron.ts';

const run = promisify(execFile);
export const root = resolve(import.meta.dirname, '..', '..');

/** A packed folder of an app for Linux, and whether its program is Electron's own or stands in for it. */
export interface PackagedApp {
  readonly directory: string;
  readonly program: string;
  readonly archive: string;
  readonly isReal: boolean;
}

/** Runs `electron-builder --dir` with the project's configuration into `folder`, with Electron's program where it is on this machine. */
export async function packageApp(folder: string): Promise<PackagedApp> {
  buildIfNeeded();
  const found = process.platform === 'linux' ? findElectron(process.env) : null;
  const dist = found === null ? await standInDist(join(folder, 'dist')) : dirname(found);
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const output = join(folder, 'packed');
  const options = [`-c.electronDist=${dist}`, `-c.directories.output=${output}`];
  // Under a test runner it would link files instead of copying them.
  const { VITEST: _, ...env } = process.env;
  await run(process.execPath, [builder, '--linux', '--x64', '--dir', ...options], { cwd: root, env });
  const directory = join(output, 'linux-unpacked');
  return {
    directory,
    program: join(directory, 'postil-app'),
    archive: join(directory, 'resources', 'app.asar'),
    isReal: found !== null,
  };
}

/** What electron-builder needs of Electron: files by their names, and a program with the wire of fuses as Electron ships it. */
async function standInDist(directory: string): Promise<string> {
  await mkdir(join(directory, 'resources'), { recursive: true });
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  const wire = Buffer.from('101100011');
  const program = Buffer.concat([Buffer.alloc(64), sentinel, Buffer.from([1, wire.length]), wire, Buffer.alloc(64)]);
  await writeFile(join(directory, 'electron'), program, { mode: 0o755 });
  await writeFile(join(directory, 'version'), electronVersion() ?? '');
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) await writeFile(join(directory, name), '');
  return directory;
}
