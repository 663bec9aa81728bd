import { cp, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '#core/app.ts';
import { openApp, resourcesDirectory } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { scale } from '../scale.ts';
import { makeLibrary } from '../support/trust-library.ts';

/** What may become of a JSON file; null leaves it as it is, where there is nothing of the kind in it. */
const damages: Readonly<Record<string, (text: string) => string | Buffer>> = {
  empty: () => '',
  'white space': () => ' \n\t\n',
  null: () => 'null',
  false: () => 'false',
  zero: () => '0',
  'an empty text': () => '""',
  'an empty list': () => '[]',
  'an empty record': () => '{}',
  'cut short in the middle': (text) => text.slice(0, text.length / 2),
  'without its end': (text) => text.trimEnd().slice(0, -1),
  'without its beginning': (text) => text.slice(10),
  'two documents': (text) => text + text,
  'the end of a longer one behind it': (text) => `${text}"deleted": null } ] }`,
  'conflict markers': (text) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> theirs\n`,
  'nothing but NUL': (text) => Buffer.alloc(text.length),
  'NUL at its end': (text) => `${text}${'\0'.repeat(512)}`,
  'a block of NUL within': (text) => text.slice(0, 20) + '\0'.repeat(text.length - 40) + text.slice(-20),
  'wrong types': (text) => text.replace(/"format": 1/, '"format": "1"'),
  'no format': (text) => text.replace(/"format": 1,?/, ''),
  'a format before the first': (text) => text.replace(/"format": 1/, '"format": 0'),
  'bytes that are no UTF-8': (text) =>
    Buffer.concat([Buffer.from(text.trimEnd().slice(0, -1)), Buffer.from(',"x":"\xff\xfe"}', 'latin1')]),
  'UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'a page that asks to sign in': () => '<!doctype html><title>Sign in</title>',
  'a comma too many': (text) => text.trimEnd().replace(/\}$/, ',}'),
  'other bytes altogether': (text) => Buffer.from(Array.from({ length: text.length }, (_, i) => (i * 7919 + 13) % 256)),
};

const kinds = Object.keys(damages);
const files = ['notes', 'article', 'library', 'entities', 'rules'] as const;
/** In full each kind to each file; in short each kind to one of them and each file several kinds. */
const cases = scale(
  kinds.map((kind, index) => [kind, files[index % files.length] as (typeof files)[number]] as const),
  kinds.flatMap((kind) => files.map((file) => [kind, file] as const)),
);
let faults = 0;
const base = await mkdtemp(join(tmpdir(), 'postil-damaged-'));
let articles: string[] = [];

/** Made once, and copied for each case. */
beforeAll(async () => {
  const made = await makeLibrary(base, 2);
  ({ articles } = made);
  const [article = '', other = ''] = articles;
  const about = { resourcesDirectory, host: { name: 'test' }, version: '0' };
  const app = await createApp({ ...made.place, ...about, newId: counterIds(1000) });
  await app.notes.create(article, { passage: null, body: 'old' });
  await app.notes.create(other, { passage: null, body: 'on another' });
  await app.siteRules.change({ host: 'example.org', whole: true, body: null, remove: [] });
  await app.entities.correct({ kind: 'ignore', entity: { type: 'place', name: 'Nowhere' }, articles: null });
  await app.close();
});
afterAll(() => rm(base, { recursive: true, force: true }));

async function pathOf(file: (typeof files)[number], libraryDirectory: string): Promise<string> {
  const [article = ''] = articles;
  const folder = (await readdir(join(libraryDirectory, 'articles'))).find((name) => name.endsWith(article)) ?? '';
  return {
    notes: join(libraryDirectory, 'notes', `${article}.json`),
    article: join(libraryDirectory, 'articles', folder, 'article.json'),
    library: join(libraryDirectory, 'postil.json'),
    entities: join(libraryDirectory, 'entities.json'),
    rules: join(libraryDirectory, 'rules.json'),
  }[file];
}

test.each(cases)(
  'a file that is %s (%s) is kept byte for byte, told once, and costs nothing else',
  async (kind, file) => {
    faults += 1;
    const folder = await temporaryFolder();
    await cp(base, folder, { recursive: true });
    const place = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
    const [article = '', other = ''] = articles;
    const path = await pathOf(file, place.libraryDirectory);
    const bytes = Buffer.from((damages[kind] as (text: string) => string)(await readFile(path, 'utf8')));
    await writeFile(path, bytes);
    // What was written this moment may still be being written, and is waited for.
    const earlier = new Date(Date.now() - 60_000);
    await utimes(path, earlier, earlier);

    const app = await openApp({ ...place, newId: counterIds(2000), now: () => new Date() });
    // All of it is asked for twice, so that what is told twice is seen.
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await app.library.list()).map(({ id }) => id).sort()).toEqual(articles);
      expect((await app.library.body(article)).text).toContain('The bridge was closed');
      expect((await app.notes.list(other)).map(({ body }) => body)).toEqual(['on another']);
      await app.notes.list(article);
      await app.siteRules.list();
      await app.entities.corrections({ deleted: true });
    }
    const made = await app.notes.create(article, { passage: null, body: 'new' });
    await app.close();

    const names = await readdir(dirname(path));
    const aside = names.filter((name) => name.includes('.damaged-'));
    expect(aside).toHaveLength(1);
    expect((await readFile(join(dirname(path), aside[0] ?? ''))).equals(bytes)).toBe(true);
    const notices = app.events.filter(({ type }) => type === 'notice');
    expect(notices).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/could not be read\. It was kept as .* beside it; everything else is as it was/),
      }),
    ]);
    const after = await openApp({ ...place, newId: counterIds(3000) });
    expect((await after.notes.list(article)).map(({ body }) => body)).toEqual(
      file === 'notes' ? ['new'] : ['old', made.body],
    );
    expect(after.events).toEqual([]);
    faults -= 1;
  },
);

test('all of them', () => {
  console.log(`damaged JSON: ${kinds.length} kinds, ${cases.length} files, ${faults} faults`);
  expect(kinds.length).toBeGreaterThanOrEqual(20);
});
