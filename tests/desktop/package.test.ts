import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extractAll, getRawHeader } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { releasesPage } from '../../src-main/desktop/updates.ts';
import { linesAt, pdfOf, wrapped } from '../support/pdf.ts';
import { type PackagedApp, packageApp, root } from './packaged-app.ts';

const run = promisify(execFile);

interface Packed {
  readonly path: string;
  readonly size: number;
  readonly unpacked: boolean;
  readonly hashed: boolean;
}
interface Node {
  readonly files?: Readonly<Record<string, Node>>;
  readonly size?: number;
  readonly unpacked?: boolean;
  readonly integrity?: unknown;
}

describe.skipIf(process.platform === 'win32')('the packaged folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'postil-package-'));
  let packaged: PackagedApp;
  let files: readonly Packed[] = [];
  const extracted = join(folder, 'extracted');

  beforeAll(async () => {
    packaged = await packageApp(folder);
    files = filesOf(getRawHeader(packaged.archive).header as Node);
    extractAll(packaged.archive, extracted);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('its program cannot be made to run anything but the archive', async () => {
    const wire = await getCurrentFuseWire(packaged.program);
    // The wire holds characters; the package keeps their names to itself.
    const isOn = (fuse: FuseV1Options) => String.fromCharCode(wire[fuse] ?? 0) === '1';
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      nodeInspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      ownV8Snapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      fileProtocolPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      nodeInspect: false,
      asarIntegrity: true,
      onlyAsar: true,
      ownV8Snapshot: false,
      fileProtocolPrivileges: false,
    });
  });

  test('it holds what runs and nothing else', async () => {
    const ours = files.filter(({ path }) => !path.startsWith('node_modules/'));
    expect([...new Set(ours.map(({ path }) => path.split('/').slice(0, 2).join('/')))].sort()).toEqual([
      'LICENSE',
      'out/main',
      'out/renderer',
      'package.json',
      'resources/entities',
      'resources/extraction',
      'resources/sample',
      'resources/templates',
    ]);
    expect(files.filter(({ path }) => /\.([mc]?ts|tsx|map)$|(^|\/)(tests?|__tests__)\/.*\.test\./.test(path))).toEqual(
      [],
    );
    expect(files.filter(({ path }) => /\.(node|dll|so|dylib)$/.test(path))).toEqual([]);
    // By name and version, since electron-builder may lay them out anew.
    const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string; dev?: boolean }>;
    };
    const production = new Set(
      Object.entries(packages).flatMap(([path, { version, dev }]) =>
        dev === true ? [] : [`${path.replace(/^.*node_modules\//, '')}@${version}`],
      ),
    );
    const ships = new Set(files.flatMap(({ path }) => packageOf(path) ?? []));
    const wrong: string[] = [];
    for (const path of ships) {
      const { version } = JSON.parse(await readFile(join(extracted, path, 'package.json'), 'utf8'));
      const name = `${path.replace(/^.*node_modules\//, '')}@${version}`;
      if (!production.has(name)) wrong.push(name);
    }
    expect(wrong).toEqual([]);
    expect(ships.size).toBeGreaterThan(30);
  });

  test('it has the home page that a deb asks for, and looks for updates nowhere until somebody names another', async () => {
    const file = join(extracted, 'package.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ homepage: expect.stringMatching(/^https:/) });
    expect(releasesPage(file)).toBeNull();
  });

  test('every file of the archive has its hash, and none lies outside of it', async () => {
    expect(files.filter(({ hashed, unpacked }) => !hashed || unpacked)).toEqual([]);
    expect((await readdir(join(packaged.directory, 'resources'))).sort()).toEqual(
      packaged.isReal ? expect.arrayContaining(['app.asar', 'postil']) : ['app.asar', 'postil'],
    );
  });

  test('our own part is at most 15 MB', () => {
    const sizeOf = (some: readonly Packed[]) => some.reduce((sum, { size }) => sum + size, 0);
    const ours = sizeOf(files.filter(({ path }) => !path.startsWith('node_modules/')));
    console.log(
      `packaged: ${megabytes(ours)} of our own, ${megabytes(sizeOf(files))} with libraries, ${files.length} files`,
    );
    expect(ours).toBeLessThanOrEqual(15e6);
  });

  test('everything that the built program imports or reads of a package is there', async () => {
    const wanted = new Set<string>();
    for (const name of await readdir(join(extracted, 'out', 'main'))) {
      const text = await readFile(join(extracted, 'out', 'main', name), 'utf8');
      for (const [, imported, file] of text.matchAll(importOrFile)) wanted.add(imported ?? file ?? '');
    }
    const packaged = [...wanted].filter((name) => !isBuiltin(name) && !/^(\.|electron$)/.test(name));
    expect(packaged).toEqual(expect.arrayContaining(['undici', 'pdfjs-dist/legacy/build/pdf.mjs', '@jsquash/resize']));
    const script = `
      import { existsSync } from 'node:fs';
      import { createRequire } from 'node:module';
      import { fileURLToPath } from 'node:url';
      const { resolve } = createRequire(process.cwd() + '/out/main/desktop.js');
      const there = (name) => {
        try {
          return existsSync(name.endsWith('.wasm') ? resolve(name) : fileURLToPath(import.meta.resolve(name)));
        } catch {
          return false;
        }
      };
      console.log(JSON.stringify(${JSON.stringify(packaged)}.filter((name) => !there(name))));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: extracted });
    expect(JSON.parse(stdout)).toEqual([]);
  });

  test('its files alone import a page and a PDF in their threads', async () => {
    const page = join(folder, 'page.html');
    const pdf = join(folder, 'paper.pdf');
    const lines = 'The keeper of the lighthouse wrote down the wind every morning for forty years. '.repeat(8);
    await writeFile(page, `<title>The wind</title><article><h1>The wind</h1><p>${lines}</p><p>${lines}</p></article>`);
    await writeFile(pdf, pdfOf({ pages: [{ texts: linesAt(72, 72, wrapped(lines, 60)) }] }));
    const env = { ...process.env, POSTIL_STATE: join(folder, 'state'), POSTIL_CACHE: join(folder, 'cache') };
    const cli = join(extracted, 'out', 'main', 'cli.js');
    const library = join(folder, 'library');
    const { stdout } = await run(process.execPath, [cli, '--library', library, 'import', '--json', page, pdf], { env });
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).status),
    ).toEqual(['added', 'added']);
  }, 60_000);

  test('`postil` starts the program as the command line', async () => {
    // Taken away first: were it a hard link, Electron's own would be written to.
    await rm(packaged.program);
    await writeFile(packaged.program, '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    await chmod(packaged.program, 0o755);
    const { stdout } = await run(join(packaged.directory, 'resources', 'postil'), ['list', '--tag', 'two words']);
    const words = stdout.trim().split('\n');
    expect(words.slice(words.indexOf('--command-line'))).toEqual(['--command-line', 'list', '--tag', 'two words']);
  });
});

/** Import statements, `import()`, and the WebAssembly that is read of a package by its name. */
const importOrFile =
  /(?:^import\b[^"\n;]*|^}? ?from |\bimport\()"([^"\s]+)"|"((?:@[\w-]+\/)?[\w-]+\/[\w./-]+\.wasm)"/gm;

function filesOf(node: Node, at = ''): Packed[] {
  return Object.entries(node.files ?? {}).flatMap(([name, child]) => {
    const path = at === '' ? name : `${at}/${name}`;
    if (child.files !== undefined) return filesOf(child, path);
    return [{ path, size: child.size ?? 0, unpacked: child.unpacked === true, hashed: child.integrity !== undefined }];
  });
}

/** `node_modules/a/node_modules/b` of a file in it, as the lock file names packages; null of our own files. */
function packageOf(path: string): string | null {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
