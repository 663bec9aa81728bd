import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#core/importing/formats/archive.ts';
import { writeZip } from '#core/importing/formats/write-zip.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { type ZipFile, zipOf, zipOfPaths } from '../../../support/zip.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const open = (files: readonly ZipFile[]) => openArchive(zipOf(files), 'a.zip');
const paths = async (files: readonly ZipFile[]) => (await open(files)).entries.map(({ path }) => path);
const refusal = (what: Promise<unknown>) =>
  what.then(
    () => ({ code: 'none', message: '' }),
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  );

describe('an archive', () => {
  test('in memory or on disk lists its files and unpacks the one that is asked for', async () => {
    const bytes = zipOfPaths({ 'a/one.txt': 'one', 'b/two.txt': 'two '.repeat(1000), 'empty.txt': '' });
    const path = join(await temporaryFolder(), 'a.zip');
    await writeFile(path, bytes);
    for (const source of [bytes, path]) {
      const archive = await openArchive(source, 'a.zip');
      expect(archive.entries.map((entry) => entry.path)).toEqual(['a/one.txt', 'b/two.txt', 'empty.txt']);
      const two = archive.find('b/x/../two.txt');
      expect(two?.size).toBe(4000);
      expect(two !== null && text(await archive.read(two))).toBe('two '.repeat(1000));
      expect(archive.find('A/ONE.txt')?.path).toBe('a/one.txt');
      expect(archive.find('c.txt')).toBeNull();
      for (const entry of archive.entries) expect(await archive.read(entry)).toHaveLength(entry.size);
      archive.close();
    }
  });

  test('that Postil packed itself is read again, and the same files give the same bytes', async () => {
    const files: [string, Uint8Array][] = [
      ['größe.txt', Buffer.from('ein')],
      ['b', Buffer.alloc(5000, 7)],
    ];
    const archive = await openArchive(writeZip(files), 'a.zip');
    expect(archive.entries).toMatchObject([{ path: 'größe.txt' }, { path: 'b', size: 5000 }]);
    for (const [path, bytes] of files) {
      const entry = archive.find(path);
      expect(entry !== null && Buffer.from(await archive.read(entry)).equals(Buffer.from(bytes))).toBe(true);
    }
    expect(Buffer.from(writeZip(files)).equals(Buffer.from(writeZip(files)))).toBe(true);
  });

  test('gives names in the encoding that they are in', async () => {
    const files = [
      { path: 'größe.txt', content: '1' },
      { path: Buffer.from('größe-2.txt'), content: '2' },
      { path: Buffer.from('gr\x94\xe1e-3.txt', 'latin1'), content: '3' },
    ];
    expect(await paths(files)).toEqual(['größe.txt', 'größe-2.txt', 'größe-3.txt']);
  });

  test('leaves out what leads out of it, links and folders', async () => {
    const bad = [
      '../out.txt',
      'a/../../out.txt',
      '/etc/passwd.txt',
      'C:/x.txt',
      '..\\out.txt',
      'a\\..\\..\\x.txt',
      'folder/',
      'a\nb.txt',
    ];
    const files: ZipFile[] = bad.map((path) => ({ path, content: path.endsWith('/') ? '' : 'x' }));
    files.push({ path: 'link.txt', content: '/etc/passwd', mode: 0o120777 });
    for (const [n, kind] of [0o060000, 0o020000, 0o010000, 0o140000].entries())
      files.push({ path: `device-${n}.txt`, content: 'x', mode: kind | 0o644 });
    files.push({ path: 'in\\side.txt', content: 'x', mode: 0o100644 });
    expect(await paths(files)).toEqual(['in/side.txt']);
  });

  test('with two files of one name has the last', async () => {
    const archive = await open([
      { path: 'a.txt', content: 'first' },
      { path: 'b.txt', content: 'b' },
      { path: './a.txt', content: 'last' },
    ]);
    expect(archive.entries.map(({ path }) => path)).toEqual(['b.txt', 'a.txt']);
    const entry = archive.find('a.txt');
    expect(entry !== null && text(await archive.read(entry))).toBe('last');
  });
});

describe('a file in an archive is refused', () => {
  test.each<[string, ZipFile, string]>([
    ['that is locked', { path: 'a.txt', content: 'x'.repeat(20), deflate: true, encrypted: true }, 'unsupported'],
    ['whose checksum is wrong', { path: 'a.txt', content: 'x', statedChecksum: 1 }, 'invalid-input'],
    [
      'that holds more than is said',
      { path: 'a.txt', content: 'x'.repeat(1e6), deflate: true, statedSize: 10 },
      'invalid-input',
    ],
    ['that holds less than is said', { path: 'a.txt', content: 'x', deflate: true, statedSize: 1000 }, 'invalid-input'],
    [
      'that is said to be huge',
      { path: 'a.txt', content: 'x'.repeat(2e6), deflate: true, statedSize: 3e8 },
      'too-large',
    ],
  ])('%s', async (_which, file, code) => {
    const padding = { path: 'z.bin', content: Buffer.alloc(3e6) };
    const archive = await open([file, padding]);
    const entry = archive.find('a.txt');
    if (entry === null) throw new Error('not listed');
    const told = await refusal(archive.read(entry));
    expect(told).toMatchObject({ code, message: expect.stringMatching(/^“a\.zip\/a\.txt” .+ The library stays/) });
  });
});

describe('an archive is refused', () => {
  const whole = zipOfPaths({ 'a.txt': 'one', 'b.txt': 'two' });
  test.each([
    ['that was cut off', whole.subarray(0, -30), 'invalid-input'],
    ['that has something behind it', Buffer.concat([whole, Buffer.from('trailing')]), 'invalid-input'],
    ['that lacks its directory', Buffer.concat([whole.subarray(0, 20), whole.subarray(-22)]), 'invalid-input'],
    ['that is none', Buffer.from('no archive at all, but text'), 'invalid-input'],
    ['that would fill the disk', zipOf([{ path: 'a.txt', content: 'x', deflate: true, statedSize: 4e9 }]), 'too-large'],
    [
      'whose many files come to too much',
      zipOf(Array.from({ length: 40 }, (_, n) => ({ path: `${n}.txt`, content: 'x'.repeat(1e6), deflate: true }))),
      'too-large',
    ],
    [
      'that holds more than 5,000 files',
      zipOf(Array.from({ length: 5001 }, (_, n) => ({ path: `${n}`, content: '' }))),
      'too-large',
    ],
    ['whose files lie over one another', overlapping(), 'invalid-input'],
  ])('%s', async (_which, bytes, code) => {
    const told = await refusal(openArchive(bytes, 'a.zip'));
    expect(told).toMatchObject({
      code,
      message: expect.stringMatching(/^“a\.zip” .+ The library stays as it was\. .+\.$/),
    });
  });
});

test('what is unpacked again and again is refused once it has come to more than an archive may', async () => {
  const archive = await open([{ path: 'a.txt', content: Buffer.alloc(100 << 20), deflate: false }]);
  const entry = archive.find('a.txt');
  if (entry === null) throw new Error('not listed');
  const told = await refusal(
    (async () => {
      for (let n = 0; n < 7; n += 1) await archive.read(entry);
    })(),
  );
  expect(told).toMatchObject({ code: 'too-large', message: expect.stringContaining('unpacks to more than 500 MB') });
});

/** Two files, the second of which is said to begin where the first does. */
function overlapping(): Uint8Array {
  const bytes = Buffer.from(zipOf(['a.txt', 'b.txt'].map((path) => ({ path, content: 'words' }))));
  const second = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(0, second + 42);
  return bytes;
}
