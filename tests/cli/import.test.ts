import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { epubOf } from '../support/epub.ts';
import { openSite } from '../support/site.ts';
import { zipOfPaths } from '../support/zip.ts';
import { harbourPage, makeNearWorld } from './postil.ts';

const title = 'Harbour town votes to let the sea back in';
const isThere = (path: string) => stat(path).then(Boolean, () => false);

describe('postil import', () => {
  const world = makeNearWorld();

  test('says with --dry-run what would happen and writes nothing', async () => {
    const { status, lines } = await world.postil(['import', harbourPage, '--dry-run', '--json']);
    expect(status).toBe(0);
    expect(lines).toMatchObject([{ status: 'added', title, source: harbourPage, warnings: [], reason: null }]);
    expect(await isThere(world.library)).toBe(false);
    expect(await isThere(world.state)).toBe(false);
  });

  test('adds a page once, without the sample article, and knows it again', async () => {
    const first = await world.postil(['import', harbourPage, '--json']);
    expect(first).toMatchObject({ status: 0, errors: '', lines: [{ status: 'added', title }] });
    const again = await world.postil(['import', harbourPage]);
    expect(again.out).toBe(`unchanged  ${first.lines[0]?.id}  ${title}\n`);
    expect(await readdir(join(world.library, 'articles'))).toHaveLength(1);
  });

  test('reads standard input and names it so', async () => {
    const input =
      'A note on tides\n\nThe tide comes in twice a day on this coast.\n\nIt goes out as often, and the mud stays.\n';
    const { status, lines } = await world.postil(['import', '-', '--format', 'text', '--json'], input);
    expect({ status, lines }).toMatchObject({ status: 0, lines: [{ status: 'added', source: '-' }] });
  });

  test('takes an archive from a file and from standard input, and names what is in it', async () => {
    const path = join(world.folder, 'saved.zip');
    const text = (n: number) =>
      `A note on tide ${n}\n\nThe tide came in ${n} times on this coast.\n\nIt went out as often.\n`;
    const bytes = zipOfPaths({ 'one.txt': text(1), 'in/two.md': text(2), 'data.csv': 'a,b' });
    await writeFile(path, bytes);
    const first = await world.postil(['import', path, '--json', '--format', 'text']);
    expect(first.status).toBe(0);
    expect(first.lines).toMatchObject([
      { status: 'added', source: `${path}/in/two.md` },
      { status: 'added', source: `${path}/one.txt` },
    ]);
    const piped = await world.postil(['import', '-', '--json', '--format', 'text'], bytes);
    expect(piped.lines).toMatchObject([
      { status: 'unchanged', source: '-/in/two.md' },
      { status: 'unchanged', source: '-/one.txt' },
    ]);
    const { status, errors } = await world.postil(['import', '-'], zipOfPaths({ 'data.csv': 'a,b' }));
    expect({ status, errors }).toMatchObject({
      status: 1,
      errors: expect.stringContaining('nothing that Postil reads'),
    });
  });

  test('takes a book whole, and with --chapters as one article for each', async () => {
    const path = join(world.folder, 'mill.epub');
    const body = (n: number) => `<h1>Chapter ${n}</h1><p>${`In the year ${n} the mill stood still. `.repeat(9)}</p>`;
    await writeFile(path, epubOf([1, 2].map((n) => ({ file: `c${n}.xhtml`, title: `Chapter ${n}`, body: body(n) }))));
    const whole = await world.postil(['import', path, '--json', '--dry-run']);
    expect(whole.lines).toMatchObject([{ status: 'added', title: 'The Mill Book' }]);
    const { lines } = await world.postil(['import', path, '--json', '--chapters']);
    expect(lines.map((line) => line.title)).toEqual(['Chapter 1 – The Mill Book', 'Chapter 2 – The Mill Book']);
  });

  test('takes a folder, goes on past what fails, names it and ends with 1', async () => {
    const folder = join(world.folder, 'saved');
    await mkdir(folder);
    await copyFile(harbourPage, join(folder, 'harbour.html'));
    await writeFile(join(folder, 'empty.html'), '');
    await writeFile(
      join(folder, 'picture.html'),
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    );
    await writeFile(join(folder, 'ignored.bin'), 'nothing Postil reads');
    const before = await readdir(join(world.library, 'articles'));
    const { status, lines, errors } = await world.postil(['import', folder, join(world.folder, 'gone.html'), '--json']);
    expect(status).toBe(1);
    expect(lines.map((line) => line.status)).toEqual(['failed', 'unchanged', 'failed', 'failed']);
    for (const name of ['empty.html', 'picture.html', 'gone.html']) expect(errors).toContain(name);
    expect(lines.filter((line) => line.status === 'failed').every((line) => Boolean(line.reason))).toBe(true);
    expect(await readdir(join(world.library, 'articles'))).toEqual(before);
  });

  test('fetches no address of this computer or its network, names each and ends with 1', async () => {
    const site = await openSite({ '/vote.html': '<p>No.</p>' });
    const addresses = [`http://127.0.0.1:${site.port}/vote.html`, `http://localhost:${site.port}/vote.html`];
    const { status, lines } = await world.postil(['import', ...addresses, '--json']);
    expect(status).toBe(1);
    const reason = expect.stringContaining('is not a place on the public internet');
    expect(lines).toMatchObject(addresses.map((source) => ({ status: 'failed', source, reason })));
    expect(site.connections()).toBe(0);
  });

  test('fetches nothing where the library says never', async () => {
    const { library, postil } = makeNearWorld();
    await postil(['import', harbourPage]);
    const path = join(library, 'postil.json');
    const file = JSON.parse(await readFile(path, 'utf8')) as { settings: object };
    await writeFile(path, JSON.stringify({ ...file, settings: { ...file.settings, network: 'never' } }));
    const { status, lines } = await postil(['import', 'https://paper.example/vote', '--json']);
    expect({ status, lines }).toMatchObject({
      status: 1,
      lines: [{ status: 'failed', reason: expect.stringContaining('never goes to the network') }],
    });
  });

  test('refuses a format it does not know before anything else', async () => {
    const { status, out, errors } = await world.postil(['import', harbourPage, '--format', 'docx']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(errors).toContain('html, text');
  });
});
