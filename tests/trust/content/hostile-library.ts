import { join } from 'node:path';
import { createApp } from '#core/app.ts';
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

/** An article in the place of whose text the page gets a file of the corpus as it is. */
export interface Raw extends Shown {
  readonly html: string;
}

/** Markup that a title, a tag, a note and a snippet show as the letters that it is. */
export const letters = '<img src=x onerror=postilRan()><b>postilRan</b>';

/**
 * Fills a library with everything that the stored corpus gives, and with an article for each of its files, which the page is
 * to be given in the place of a body, as if the core had no sanitiser: there only the page stands between it and the document.
 */
export async function fillHostileLibrary(library: string): Promise<{ imported: Shown[]; raw: Raw[] }> {
  const app = await createApp({
    libraryDirectory: library,
    stateDirectory: join(library, '..', 'state'),
    resourcesDirectory,
    host: { name: 'test' },
    version: '0.0.0',
  });
  try {
    const imported: Shown[] = [];
    const raw: Raw[] = [];
    const newId = counterIds(7000);
    for (const [at, { name, bytes }] of corpus.filter((each) => storedNames.includes(each.name)).entries()) {
      const input = { bytes: bytes(), name, contentType: '', url: '', path: null };
      // In every run each of them is a body; what they give is looked at by parsers then, and shown in part.
      const results = isFull || at % 3 === 0 ? await app.importer.importAll(input) : [];
      for (const { id } of results) {
        if (id !== null) imported.push({ id, title: (await app.library.get(id)).title });
      }
      const title = `Raw ${name}`;
      const stands = '<p>The words of the library in the place of which others are shown.</p>';
      const facts = { title, byline: letters, site: letters, tags: [letters] };
      const { id } = await app.library.add(articleOf(newId(), stands, facts), filesOf(stands));
      raw.push({
        id,
        title,
        html: Buffer.from(input.bytes)
          .toString('utf8')
          .replace(/^\ufeff/, ''),
      });
    }
    return { imported: [...new Map(imported.map((each) => [each.id, each])).values()], raw };
  } finally {
    await app.close();
  }
}
