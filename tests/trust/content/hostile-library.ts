import { join } from 'node:path';
import { createApp } from '#core/app.ts';
import { contentHash } from '#core/storage/hash.ts';
import { resourcesDirectory } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { articleOf, filesOf } from '../../support/library.ts';
import { isFull } from '../scale.ts';
import { corpus, storedNames } from './corpus.ts';

/** An article of the library, by what its page shows above the text. */
export interface Shown {
  readonly id: string;
  readonly title: string;
}

/** Markup that a title, a tag, a note and a snippet show as the letters that it is. */
export const letters = '<img src=x onerror=postilRan()><b>postilRan</b>';

/**
 * Fills a library with everything that the stored corpus gives, and with each of its files as it is in the place of a
 * body, as if there were no import: there only the page stands between it and the document.
 */
export async function fillHostileLibrary(library: string): Promise<{ imported: Shown[]; raw: Shown[] }> {
  const app = await createApp({
    libraryDirectory: library,
    stateDirectory: join(library, '..', 'state'),
    resourcesDirectory,
    host: { name: 'test' },
    version: '0.0.0',
  });
  try {
    const imported: Shown[] = [];
    const raw: Shown[] = [];
    const newId = counterIds(7000);
    for (const [at, { name, bytes }] of corpus.filter((each) => storedNames.includes(each.name)).entries()) {
      const input = { bytes: bytes(), name, contentType: '', url: '', path: null };
      // In every run each of them is a body; what they give is looked at by parsers then, and shown in part.
      const results = isFull || at % 3 === 0 ? await app.importer.importAll(input) : [];
      for (const { id } of results) {
        if (id !== null) imported.push({ id, title: (await app.library.get(id)).title });
      }
      const html = Buffer.from(input.bytes)
        .toString('utf8')
        .replace(/^\ufeff/, '');
      // The core itself refuses a body this deep, so that no page ever gets it.
      if (name === 'mutation-depth.html') continue;
      const title = `Raw ${name}`;
      const facts = { title, byline: letters, site: letters, tags: [letters], content: contentHash(html) };
      const article = await app.library.add(articleOf(newId(), '', { ...facts, words: 100 }), filesOf(html));
      raw.push({ id: article.id, title });
    }
    return { imported: [...new Map(imported.map((each) => [each.id, each])).values()], raw };
  } finally {
    await app.close();
  }
}
