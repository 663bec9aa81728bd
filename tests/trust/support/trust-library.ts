import { join, resolve } from 'node:path';
import { createApp } from '#core/app.ts';
import { contentHash } from '#core/storage/hash.ts';
import { articleOf, filesOf } from '../../support/library.ts';
import type { Place } from './host-process.ts';

const html = '<p>The bridge was closed on Monday.</p>';

/** Makes a library with articles that have no notes yet, and gives their ids. */
export async function makeLibrary(folder: string, count = 3): Promise<{ place: Place; articles: string[] }> {
  const place = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
  const articles = Array.from({ length: count }, (_, i) => `01TRVST${String(i + 1).padStart(19, '0')}`);
  const app = await createApp({
    ...place,
    resourcesDirectory: resolve(import.meta.dirname, '../../../resources'),
    host: { name: 'test' },
    version: '0',
  });
  for (const id of articles) {
    const article = articleOf(id, html);
    await app.library.add(
      { ...article, source: { ...article.source, sha256: contentHash('the original') } },
      filesOf(html),
    );
  }
  await app.close();
  return { place, articles };
}
