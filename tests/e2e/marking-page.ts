import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { encodePicture } from '#core/importing/images/codecs.ts';
import { hosts, type OpenOptions, type Postil, postil } from './host.ts';
import { callFrom, loadAnew, toTop, withoutNotes } from './person.ts';

export const title = 'The ferry over the Ennel';

const markup = `<!DOCTYPE html><html lang="en"><head><title>${title}</title><link rel="canonical" href="https://river.example/ferry">
<meta name="author" content="Ilse Brandt"></head><body><article><h1>${title}</h1>
<p>The ferry over the Ennel runs on a chain, and <em>nobody in</em> <a href="https://river.example/town">the town of <strong>Marrow</strong></a> can say how old the chain is. Hanna Voss, who steers the ferry, counts the links when the river is low.</p>
<p>In the dry summer the ferry lay on the gravel for forty days. The mayor asked for a bridge; the council answered that a bridge would need a road, and that the ferry needs only the river.</p>
<figure><img src="ferry_files/chain.png" alt="The chain at low water"><figcaption>The chain at low water.</figcaption></figure>
<p>What it carries has changed little since the war, as the book in the cabin shows:</p>
<ul><li>Two carts of hay before noon.</li><li>School children, who ride for nothing.</li><li>One piano, in the spring of the flood.</li></ul>
<table><thead><tr><th>Year</th><th>Crossings</th></tr></thead><tbody><tr><td>1950</td><td>Nine thousand</td></tr><tr><td>2000</td><td>Four hundred</td></tr></tbody></table>
<p>“It goes where the road would go,” said Voss, and laid her hand on the chain as one lays it on the neck of a horse. The Ferry, as the sign on the bank spells it, will run until the last link is worn.</p>
<p>Nobody has offered to pay for a new chain. Voss has asked the smith in Marrow for a price, and the smith has asked to see the old one first, which lies on the bottom of the river.</p>
</article></body></html>`;

/** A library with one article that has every kind of block a highlight may cross, and one image. */
export async function importPage(library: string): Promise<void> {
  const folder = dirname(library);
  await mkdir(join(folder, 'ferry_files'), { recursive: true });
  const data = new Uint8ClampedArray(900 * 360 * 4).map((_, at) => (at % 4 === 3 ? 255 : 90 + ((at >> 9) % 90)));
  await writeFile(
    join(folder, 'ferry_files', 'chain.png'),
    await encodePicture({ data, width: 900, height: 360 }, 'png', null),
  );
  await writeFile(join(folder, 'ferry.html'), markup);
  await postil(library, 'import', join(folder, 'ferry.html'));
}

/** Opens the article, and waits until its names are marked: it has come to rest then. */
export async function openPage(options: OpenOptions): Promise<Postil> {
  const opened = await hosts[0].open(options);
  const { page } = opened;
  await page.getByText(title).first().click();
  await atRest(page);
  return opened;
}

/** The article without a note in a page that was just loaded, of a host that tests share: nothing is left to undo or shown still. */
export async function freshPage(page: Page): Promise<void> {
  const [articleId = ''] = await callFrom(page, 'articles.ids', { query: '', sort: 'saved', reversed: false });
  await withoutNotes(page, articleId);
  await callFrom(page, 'settings.update', { lastColor: 'yellow' });
  await toTop(page);
  await loadAnew(page, articleId);
  await atRest(page);
}

async function atRest(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.locator('[data-reading-text] .entity').first().waitFor();
  await imageLoaded(page);
}

async function imageLoaded(page: Page): Promise<void> {
  await page
    .getByRole('img', { name: 'The chain at low water' })
    .evaluate((image) => (image as HTMLImageElement).decode());
}
