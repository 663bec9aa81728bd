import { link, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBackup } from '#core/backup/check-backup.ts';
import { isBackupPath, type Manifest, manifestPieces, manifestSchema } from '#core/backup/manifest.ts';
import { readContents } from '#core/backup/open-backup.ts';
import { restoreLibrary } from '#core/backup/restore-library.ts';
import { writeBackup } from '#core/backup/write-backup.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { filePolicy } from '../../support/library.ts';
import { type ZipFile, zipOf } from '../../support/zip.ts';

const now = () => new Date('2026-11-28T12:00:00Z');

async function setUp() {
  const folder = await temporaryFolder();
  const directory = join(folder, 'Library');
  await mkdir(join(directory, 'notes'), { recursive: true });
  await mkdir(join(directory, 'articles'));
  await writeFile(join(directory, 'postil.json'), '{"format":1,"id":"L","created":"","settings":{},"lists":[]}');
  await writeFile(join(directory, 'rules.json'), '{"format":1,"rules":[]}');
  await writeFile(join(directory, 'notes', '01TEST00000000000000000000.json'), '{"annotations":[{"deleted":null}]}');
  const path = join(folder, 'backup.zip');
  const options = { directory, stateDirectory: join(folder, 'state'), path, version: '1', now };
  const restore = (from: string, whatCanBeSaved = false) =>
    restoreLibrary({
      ...{ path: from, directory: join(folder, 'New'), stateDirectory: join(folder, 'state'), whatCanBeSaved },
      files: filePolicy(),
    });
  return { folder, directory, path, options, restore };
}

/** A backup of those files with its manifest, before something is done to it. */
function backupOf(
  files: readonly ZipFile[],
  changes: Partial<Record<keyof Manifest, unknown>> = {},
  name = 'manifest.json',
) {
  const manifest = {
    ...{ kind: 'postil-backup', format: 1, postil: '1', created: now().toISOString() },
    ...{ library: { id: 'L', format: 1 }, articles: 0, notes: 0, media: 0, leftOut: [], files: [], ...changes },
  };
  return zipOf([...files, { path: name, content: JSON.stringify(manifest) }]);
}

describe('writing a backup', () => {
  test('never takes the place of a file unless told to, and leaves nothing beside it', async () => {
    const { folder, path, options } = await setUp();
    await writeFile(path, 'mine');
    await expect(writeBackup(options)).rejects.toMatchObject({ code: 'conflict' });
    expect(await readFile(path, 'utf8')).toBe('mine');
    const { notes, sha256 } = await writeBackup({ ...options, force: true });
    expect(notes).toBe(1);
    expect(await checkBackup(path)).toMatchObject({ damaged: [], sha256, counts: { notes: 1 } });
    expect((await readdir(folder)).sort()).toEqual(['Library', 'backup.zip']);
  });

  test('is refused in the library itself, and where its folder is missing', async () => {
    const { directory, folder, options } = await setUp();
    const inside = { ...options, path: join(directory, 'notes', 'b.zip') };
    await expect(writeBackup(inside)).rejects.toMatchObject({ code: 'invalid-input' });
    await symlink(directory, join(folder, 'link'));
    const byLink = { ...options, path: join(folder, 'link', 'b.zip') };
    await expect(writeBackup(byLink)).rejects.toMatchObject({ code: 'invalid-input' });
    const nowhere = { ...options, path: join(folder, 'none', 'b.zip') };
    await expect(writeBackup(nowhere)).rejects.toMatchObject({ code: 'disk' });
    expect(await readdir(folder)).toEqual(expect.not.arrayContaining(['none']));
  });

  test('leaves out links and what is being written, and says so of links', async () => {
    const { directory, folder, options, restore, path } = await setUp();
    await writeFile(join(folder, 'secret'), 'not of the library');
    await symlink(join(folder, 'secret'), join(directory, 'link.json'));
    await link(join(folder, 'secret'), join(directory, 'hard.json'));
    await writeFile(join(directory, '.postil.json.abc.tmp'), 'half');
    const before = await snapshot(directory);
    expect((await writeBackup(options)).leftOut).toEqual(['link.json']);
    await restore(path);
    const restored = await snapshot(join(folder, 'New'));
    expect(Object.keys(restored).filter((name) => name !== 'trash')).toEqual(
      Object.keys(before).filter((name) => !['link.json', '.postil.json.abc.tmp'].includes(name)),
    );
    expect(restored['hard.json']).toBe(before['hard.json']);
  });

  test('can be stopped, and leaves nothing then', async () => {
    const { folder, options } = await setUp();
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    await expect(writeBackup({ ...options, signal: stop.signal, onProgress })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await readdir(folder)).toEqual(['Library']);
  });
});

describe('a damaged backup', () => {
  test('restores nothing and names each damaged file; what can be saved is restored when asked', async () => {
    const { folder, path, options, restore } = await setUp();
    await writeBackup(options);
    const bytes = await readFile(path);
    // One byte in the middle of what the first file packs to.
    const at = bytes.indexOf('notes/01TEST') + 40;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    const bad = join(folder, 'bad.zip');
    await writeFile(bad, bytes);
    const { damaged } = await checkBackup(bad);
    expect(damaged.map(({ path }) => path)).toEqual(['library/notes/01TEST00000000000000000000.json']);
    const refused = restore(bad);
    await expect(refused).rejects.toMatchObject({ code: 'damaged', detail: expect.stringContaining('notes/01TEST') });
    expect((await readdir(folder)).sort()).toEqual(['Library', 'backup.zip', 'bad.zip']);
    const saved = await restore(bad, true);
    expect(saved).toMatchObject({ notes: 0, damaged });
    expect(Object.keys(await snapshot(join(folder, 'New')))).toEqual([
      'articles',
      'notes',
      'postil.json',
      'rules.json',
      'trash',
    ]);
  });

  test('leaves nothing of a damaged file that is too large to be held', async () => {
    const { folder, directory, path, options, restore } = await setUp();
    await writeFile(join(directory, 'large.zip'), Buffer.alloc(33 * 1024 * 1024, 'large'));
    await writeBackup(options);
    await restore(path);
    expect(await snapshot(join(folder, 'New'))).toMatchObject(await snapshot(directory));
    await rm(join(folder, 'New'), { recursive: true });
    const bytes = await readFile(path);
    const at = bytes.indexOf('library/large.zip') + 1000;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    await writeFile(path, bytes);
    expect(await restore(path, true)).toMatchObject({ damaged: [{ path: 'library/large.zip' }] });
    expect(await readdir(join(folder, 'New'))).not.toContain('large.zip');
  });

  test('that was cut off anywhere, or changed in any byte, is never taken for a whole one', async () => {
    const { folder, path, options } = await setUp();
    await writeBackup(options);
    const whole = await readFile(path);
    const [good, bad] = [await checkBackup(path), join(folder, 'bad.zip')];
    const result = async (bytes: Uint8Array) => {
      await writeFile(bad, bytes);
      return checkBackup(bad).catch((error: unknown) => error);
    };
    for (let size = 0; size < whole.length; size += 211)
      expect(await result(whole.subarray(0, size))).toMatchObject({ code: 'invalid-input' });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = Buffer.from(whole);
        bytes.writeUInt8((bytes.readUInt8(at) + by) % 256, at);
        const found = await result(bytes);
        // Not found are a time and a comment's length alone; then all that counts is as it was.
        if (found instanceof Error || (found as typeof good).damaged.length > 0) return;
        expect({ ...(found as typeof good), sha256: '' }).toEqual({ ...good, sha256: '' });
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('with a damaged manifest gives what its own checksums vouch for', async () => {
    const { folder, restore } = await setUp();
    const bad = join(folder, 'bad.zip');
    const files = [{ path: 'library/rules.json', content: '{"format":1,"rules":[]}' }];
    await writeFile(bad, zipOf([...files, { path: 'manifest.json', content: '{"kind":"postil' }]));
    await expect(restore(bad)).rejects.toMatchObject({ code: 'damaged' });
    expect(await restore(bad, true)).toMatchObject({ damaged: [{ path: 'manifest.json' }] });
    expect(Object.keys(await snapshot(join(folder, 'New')))).toEqual(['articles', 'notes', 'rules.json', 'trash']);
  });

  test('has every file of its manifest and no other', async () => {
    const { folder } = await setUp();
    const bad = join(folder, 'bad.zip');
    const missing = { path: 'library/a.json', size: 1, sha256: '0'.repeat(64), modified: now().toISOString() };
    await writeFile(bad, backupOf([{ path: 'library/b.json', content: 'x' }], { files: [missing] }));
    expect((await checkBackup(bad)).damaged).toEqual([
      { path: 'library/b.json', reason: 'is not in the manifest' },
      { path: 'library/a.json', reason: 'is missing' },
    ]);
  });
});

describe('what is no backup is refused before anything is unpacked', () => {
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['no ZIP', Buffer.from('not a zip'), 'invalid-input'],
    ['no manifest', backupOf([], {}, 'library/other.json'), 'invalid-input'],
    ['the manifest of something else', zipOf([{ path: 'manifest.json', content: '{}' }]), 'invalid-input'],
    ['a newer format', backupOf([], { format: 2 }), 'unsupported'],
    ['a library of a newer format', backupOf([], { library: { id: 'L', format: 2 } }), 'unsupported'],
    ['a way out', backupOf([{ path: 'library/../../evil', content: 'x' }]), 'invalid-input'],
    ['a way out for Windows', backupOf([{ path: 'library\\..\\evil', content: 'x' }]), 'invalid-input'],
    ['an absolute path', backupOf([{ path: '/etc/evil', content: 'x' }]), 'invalid-input'],
    ['another part', backupOf([{ path: 'evil', content: 'x' }]), 'invalid-input'],
    ['a hidden file', backupOf([{ path: 'library/.git/hooks/x', content: 'x' }]), 'invalid-input'],
    ['a link', backupOf([{ path: 'library/link', content: '/etc/passwd', mode: 0o120777 }]), 'invalid-input'],
    ['a file twice', backupOf(Array(2).fill({ path: 'library/a', content: 'x' })), 'invalid-input'],
    ['a password', backupOf([{ path: 'library/a', content: 'x', encrypted: true, deflate: true }]), 'unsupported'],
    [
      'more than can be packed',
      backupOf([{ path: 'library/a', content: 'x', deflate: true, statedSize: 4_000_000_000 }]),
      'too-large',
    ],
  ];
  test.each(cases)('%s', async (_, bytes, code) => {
    const { folder, restore } = await setUp();
    const path = join(folder, 'strange.zip');
    await writeFile(path, bytes);
    await expect(readContents(path)).rejects.toMatchObject({ code, message: expect.stringContaining('strange.zip') });
    await expect(restore(path, true)).rejects.toMatchObject({ code });
    expect((await readdir(folder)).sort()).toEqual(['Library', 'strange.zip']);
  });
});

test('a manifest says in its text what it says', () => {
  const name = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `library/${text}`);
  const file = fc.record({
    path: name.filter(isBackupPath),
    size: fc.nat(),
    sha256: fc.constant('0'.repeat(64)),
    modified: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
  });
  fc.assert(
    fc.property(fc.array(file, { maxLength: 5 }), fc.array(fc.string(), { maxLength: 2 }), (files, leftOut) => {
      const manifest: Manifest = {
        ...{ kind: 'postil-backup', format: 1, postil: '1', created: now().toISOString(), leftOut, files },
        ...{ library: { id: null, format: 1 }, articles: 1, notes: 2, media: 3 },
      };
      expect(manifestSchema.parse(JSON.parse([...manifestPieces(manifest)].join('')))).toEqual(manifest);
    }),
  );
});

test('no path that stands in a backup leads out of a folder', () => {
  const part = fc.oneof(fc.constantFrom('..', '.', '', '/', '\\', 'a', 'C:', '\0'), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const path = `library/${parts.join('/')}`;
      if (!isBackupPath(path)) return;
      expect(join('/root', path)).toBe(`/root/${path}`);
      expect(path).not.toMatch(/\\|(?:^|\/)\./);
    }),
  );
});
