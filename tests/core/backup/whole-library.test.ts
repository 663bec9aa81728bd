import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreLibrary } from '#core/backup/restore-library.ts';
import { type BackupReport, writeBackup } from '#core/backup/write-backup.ts';
import { syntheticLibrary } from '../../bench/library/synthetic-library.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { filePolicy } from '../../support/library.ts';
import { scale } from '../../trust/scale.ts';

/** Of 2,000 articles and 20,000 notes in full. */
const articles = scale(500, 2000);
const annotations = articles * 10;

let folder = '';
let library = '';
let report: BackupReport;
/** Annotations, and those that are not deleted. */
let [all, present] = [0, 0];
const backup = () => join(folder, 'backup.zip');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-test-'));
  library = await syntheticLibrary({ articles, annotations, seed: 6, words: 60 }, folder);
  const [first = '', second = ''] = await readdir(join(library, 'articles'));
  for (const name of await readdir(join(library, 'notes'))) {
    const { annotations } = JSON.parse(await readFile(join(library, 'notes', name), 'utf8'));
    all += annotations.length;
    present += annotations.filter(({ deleted }: { deleted: string | null }) => deleted === null).length;
  }
  const files: Record<string, string> = {
    'postil.json':
      '{ "format": 1, "id": "01TEST", "created": "2026-01-01T00:00:00.000Z", "settings": {}, "lists": [] }',
    'rules.json': '{ "format": 1, "rules": [] }',
    'entities.json': '{ "format": 1, "corrections": [] }',
    'duplicates.json': '{"format":1,"different":[]}',
    'templates/Mine.liquid': '{{ title }}',
    'trash/emptied.jsonl': '{"id":"x"}\n',
    'trash/conflicts/2026-11-01/notes/old.json': '{}',
    [`articles/${first}/media/abc.png`]: 'an image',
    [`articles/${first}/versions/sha256-0.html`]: '<p>Before</p>',
    'notes/damaged.json.damaged-2026': 'not JSON',
    'empty.txt': '',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(library, path, '..'), { recursive: true });
    await writeFile(join(library, path), text);
  }
  await cp(join(library, 'articles', second), join(library, 'trash', second), { recursive: true });
  await rm(join(library, 'articles', second), { recursive: true });
  await mkdir(join(folder, 'state'));
  const draft = { article: 'A', note: 'N', at: '2026-01-02T00:00:00.000Z', body: 'being typed', tags: [] };
  await writeFile(join(folder, 'state', 'drafts.jsonl'), `${JSON.stringify(draft)}\n{"cut sho`);
  report = await writeBackup({
    ...{ directory: library, stateDirectory: join(folder, 'state'), path: backup(), version: '1' },
    now: () => new Date('2026-11-28T12:00:00Z'),
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a library comes back byte for byte, with the times of its files and what was being typed', async () => {
  expect(report).toMatchObject({ articles, notes: present, media: 1, leftOut: [] });
  expect(all).toBe(annotations);
  const directory = join(await temporaryFolder(), 'deeper', 'Library');
  const stateDirectory = join(directory, '..', 'state');
  const steps = new Set<string>();
  const restored = await restoreLibrary({
    ...{ path: backup(), directory, stateDirectory, files: filePolicy() },
    onProgress: (step) => steps.add(step),
  });
  expect(restored).toEqual({ articles, notes: present, media: 1, sha256: report.sha256, damaged: [] });
  expect(await snapshot(directory)).toEqual(await snapshot(library));
  const time = async (root: string) => (await stat(join(root, 'entities.json'))).mtimeMs;
  expect(Math.abs((await time(directory)) - (await time(library)))).toBeLessThan(2);
  expect(await readFile(join(stateDirectory, 'drafts.jsonl'), 'utf8')).toContain('being typed');
  expect([...steps]).toEqual(['restoring']);
  // Nothing is left beside it.
  expect((await readdir(join(directory, '..'))).sort()).toEqual(['Library', 'state']);
}, 60_000);

test('a library that has something is not written over', async () => {
  const wanted = { path: backup(), directory: library, stateDirectory: join(folder, 'state'), files: filePolicy() };
  await expect(restoreLibrary(wanted)).rejects.toMatchObject({ code: 'conflict' });
  expect(await readFile(join(library, 'empty.txt'), 'utf8')).toBe('');
});
