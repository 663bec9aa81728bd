import { spawn, spawnSync } from 'node:child_process';
import dns from 'node:dns';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'parse5';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type App, createApp } from '#core/app.ts';
import { parseBody } from '#core/importing/page/body-text.ts';
import { AppError } from '#shared/api/errors.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import { resourcesDirectory } from '../../support/app.ts';
import { isFull } from '../scale.ts';
import { corpus, storedNames } from './corpus.ts';
import { expected, frame } from './expected.ts';
import { drawingFaults, faultsOf } from './faults.ts';

let folder: string;
let app: App;
let results: readonly ImportResult[];
/** What this process has asked of the network since the start. */
const asked: string[] = [];

/** All of it in one import: each file comes after, and before, one that cannot be read. */
beforeAll(async () => {
  vi.spyOn(Socket.prototype, 'connect').mockImplementation((...to: unknown[]) => {
    asked.push(JSON.stringify(to));
    throw new Error('There is no network here.');
  });
  vi.spyOn(dns, 'lookup').mockImplementation(((name: string) => void asked.push(name)) as unknown as typeof dns.lookup);
  folder = await mkdtemp(join(tmpdir(), 'postil-hostile-'));
  app = await createApp({
    libraryDirectory: join(folder, 'Library'),
    stateDirectory: join(folder, 'state'),
    resourcesDirectory,
    host: { name: 'test' },
    version: '0.0.0',
  });
  await mkdir(join(folder, 'in'));
  const paths = corpus.map(({ name }) => join(folder, 'in', name));
  for (const [n, { bytes }] of corpus.entries()) await writeFile(paths[n] ?? '', bytes());
  results = await app.importer.importPaths(paths, {}, () => undefined);
}, 240_000);

afterAll(async () => {
  vi.restoreAllMocks();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** The outcomes of one file, in the order of its rows. */
function resultsOf(name: string): ImportResult[] {
  const path = join(folder, 'in', name);
  return results.filter(({ source }) => source === path || source.startsWith(`${path}/`));
}

test('the corpus has at least sixty files, and an expectation for each', () => {
  expect(storedNames.length).toBeGreaterThanOrEqual(60);
  expect(storedNames).toEqual(Object.keys(expected).sort());
});

test.each(corpus)('$name', async ({ name, bytes, keeps = frame, loses = [], title, fails, rows }) => {
  const found = resultsOf(name);
  const told = JSON.stringify(found);
  if (fails !== undefined) {
    expect(
      found.map(({ status }) => status),
      told,
    ).toEqual(['failed']);
    expect(found[0]?.reason).toContain(fails.says);
    expect(found[0]?.reason).toMatch(/(?:The library stays as it was|Nothing was added)\./);
    if (fails.code === '') return;
    const refused: unknown = await app.extractor
      .extract({ bytes: bytes(), name, contentType: '', url: '' })
      .catch((error) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: fails.code });
    return;
  }
  expect(
    found.map(({ status }) => status),
    told,
  ).toEqual(rows ?? ['added']);
  let stored = '';
  for (const { id } of found) {
    if (id === null) continue;
    const article = await app.library.get(id);
    const html = await readFile(join(app.library.folderOf(id), 'content.html'), 'utf8');
    expect(faultsOf(html)).toEqual([]);
    expect(serialize(parseBody(html))).toBe(html);
    const notes = (await app.notes.stored(id)).map(({ body, tags, anchor }) => [
      body,
      ...tags,
      anchor !== null && 'quote' in anchor ? anchor.quote.exact : '',
    ]);
    const facts = [article.title, article.byline, article.site, article.description, article.section, ...article.tags];
    for (const fact of facts) expect(fact ?? '').not.toMatch(/[\u202a-\u202e\u2066-\u2069\p{Cc}]/u);
    for (const address of [article.url, article.canonicalUrl]) expect(address ?? 'https:').toMatch(/^https?:/);
    for (const text of rows === undefined ? loses : []) expect(html).not.toContain(text);
    if (title !== undefined) expect(article.title).toBe(title);
    stored += [html, ...facts, ...notes.flat()].join('\n');
  }
  for (const text of keeps) expect(stored).toContain(text);
});

test('the files of the library have names of its own choice, and nothing lies outside of it', async () => {
  expect((await readdir(folder)).sort()).toEqual(['Library', 'in', 'state']);
  expect((await readdir(join(folder, 'in'))).sort()).toEqual(corpus.map(({ name }) => name).sort());
  const own =
    /^(?:postil\.json|(?:notes|trash|articles)|notes\/[0-9A-Z]{26}\.json|articles\/(?:[a-z0-9]+-)+[0-9A-Z]{26}(?:\/(?:article\.json|content\.html|source\.[a-z0-9]{1,10}\.gz|media|versions|media\/[0-9a-f]{32}\.[a-z]+))?)$/;
  const files = await readdir(app.libraryDirectory, { recursive: true });
  expect(files.filter((file) => !own.test(file))).toEqual([]);
  const drawings = files.filter((file) => file.endsWith('.svg'));
  expect(drawings.length).toBeGreaterThan(0);
  for (const file of drawings)
    expect(drawingFaults(await readFile(join(app.libraryDirectory, file), 'utf8'))).toEqual([]);
});

test.skipIf(!isFull || process.platform === 'win32')(
  'a pipe that does not end is left once it has given 200 MB',
  async () => {
    const pipe = join(folder, 'in', 'pipe.html');
    spawnSync('mkfifo', [pipe]);
    const writer = spawn('sh', ['-c', `cat /dev/zero > ${pipe}`], { stdio: 'ignore' });
    try {
      const [result] = await app.importer.importPaths([pipe], {}, () => undefined);
      expect(result).toMatchObject({
        status: 'failed',
        reason: expect.stringContaining('gives more; 200 MB is the most'),
      });
    } finally {
      writer.kill();
      await rm(pipe);
    }
  },
);

test('a page that is exported holds nothing that acts, even of a body that another program put into the library', async () => {
  const id = resultsOf('language.html')[0]?.id ?? '';
  const acts = /<script|\son\w+=|javascript:|<meta http-equiv="?refresh|<(?:iframe|form|base|object)/i;
  for (const name of ['meta-refresh.html', 'handlers.html', 'frames.html', 'mutation-styles.html']) {
    await copyFile(join(folder, 'in', name), join(app.library.folderOf(id), 'content.html'));
    const [file] = await app.exporter.render({ ids: [id], format: 'html' });
    expect(file?.text).toContain('leaves at seven');
    expect(file?.text.replace(/<head>.*?<\/head>/s, '').match(acts)?.[0]).toBeUndefined();
  }
});

test('nothing was asked of the network, and no object got a property from a file', () => {
  expect(asked).toEqual([]);
  expect('polluted' in {}).toBe(false);
});
