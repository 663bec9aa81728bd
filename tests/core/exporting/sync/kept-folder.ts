import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FolderWanted, syncFolder } from '#core/exporting/sync/sync-folder.ts';
import type { SyncedFile } from '#core/exporting/sync/sync-run.ts';
import type { ExportFormat } from '#shared/exporting/export-formats.ts';
import { counterIds, tickingClock } from '../../../support/clock.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { articleOf, filePolicy, filesOf, openLibrary } from '../../../support/library.ts';
import { exporterOf } from '../exporter-of.ts';

export const words = 'The sea came back over the wall. Nobody had asked for it. The marsh grew in a year.';

/** A library with articles of a few sentences, and a folder beside it that is kept in step. */
export async function keptFolder(format: ExportFormat = 'markdown', titles: readonly string[] = ['A Title']) {
  const root = await temporaryFolder();
  const folder = join(root, 'vault');
  await mkdir(folder);
  const policy = filePolicy({ now: tickingClock() });
  const { library, notes } = await openLibrary(join(root, 'Library'), policy);
  const newId = counterIds();
  const ids: string[] = [];
  for (const title of titles) {
    const html = `<p>${words}</p>`;
    const article = await library.add(articleOf(newId(), html, { title, url: 'https://a.example/x' }), filesOf(html));
    ids.push(article.id);
  }
  const [id = ''] = ids;
  const parts = {
    library,
    notes,
    exporter: { ...exporterOf(library, notes) },
    now: policy.now,
    libraryId: async () => 'lib',
  };

  async function run(more: Partial<FolderWanted> = {}) {
    const files: SyncedFile[] = [];
    const onFile = (file: SyncedFile) => void files.push(file);
    const { format: wanted = format } = more;
    const given = { directory: folder, ids: null, format: wanted, templateText: wanted, wasInStep: false, onFile };
    const { changed } = await syncFolder(parts, { ...given, ...more });
    return { files, changed, statuses: files.map(({ status }) => status) };
  }

  /** Marks words of an article. */
  async function mark(quote: string, body = '', tags: string[] = [], article = id) {
    const { content, text } = await library.body(article);
    const start = text.indexOf(quote);
    return notes.create(article, { passage: { start, end: start + quote.length, content }, body, tags });
  }

  return {
    ...{ root, folder, library, notes, ids, id, parts, run, mark },
    path: (name: string) => join(folder, name),
    read: (name = 'a-title.md') => readFile(join(folder, name), 'utf8'),
    write: (text: string, name = 'a-title.md') => writeFile(join(folder, name), text),
    /** Puts other words into a file in place of some that are there. */
    async edit(from: string, to: string, name = 'a-title.md') {
      const text = await readFile(join(folder, name), 'utf8');
      if (!text.includes(from)) throw new Error(`${from} is not in ${name}:\n${text}`);
      await writeFile(
        join(folder, name),
        text.replace(from, () => to),
      );
    },
    files: async () => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort(),
    note: async (note: string, article = id) => (await notes.stored(article)).find((each) => each.id === note),
  };
}
