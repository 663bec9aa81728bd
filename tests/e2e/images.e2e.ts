import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { encodePicture } from '#core/importing/images/codecs.ts';
import { picture } from '../support/images.ts';
import { axeOn } from './accessible.ts';
import { closeBrowser, hosts, postil, startedLibrary } from './host.ts';

afterAll(closeBrowser);

const prose = (n: number) =>
  `<p>The ${n}th gate of the lock was painted by Maren Tholen, who wrote the date on the back of it and the name of the paint, and went home by the towpath as she does on every evening of the year.</p>`;
const page = `<!DOCTYPE html><html lang="en"><head><title>The gates of the lock</title></head><body><article><h1>The gates of the lock</h1>
<figure><img src="lock_files/wide.png" alt="The lower gate"><figcaption>The lower gate.</figcaption></figure>${prose(1)}${prose(2)}
<figure><img src="https://cdn.example/upper.jpg" alt="The upper gate"><figcaption>The upper gate.</figcaption></figure>${prose(3)}${prose(4)}
<p><img src="lock_files/broken.jpg" alt="The keeper"></p>${prose(5)}
<figure><img src="lock_files/chart.svg" alt="Paint by year"></figure>${prose(6)}</article></body></html>`;
const chart =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" onload="document.title=1"><rect width="90" height="80"/></svg>';

it('shows what was saved, scaled and in its place, and says of the rest why it is not there', async () => {
  const { library, remove } = await startedLibrary();
  const folder = dirname(library);
  await mkdir(join(folder, 'lock_files'), { recursive: true });
  const wide = { data: new Uint8ClampedArray(2600 * 400 * 4).fill(255), width: 2600, height: 400 };
  await writeFile(join(folder, 'lock_files', 'wide.png'), await encodePicture(wide, 'png', null));
  await writeFile(join(folder, 'lock_files', 'broken.jpg'), picture('jpg'));
  await writeFile(join(folder, 'lock_files', 'chart.svg'), chart);
  await writeFile(join(folder, 'lock.html'), page);
  await postil(library, 'import', join(folder, 'lock.html'));
  const { page: shown, close } = await hosts[0].open({ library });
  try {
    const asked: string[] = [];
    shown.on('request', (request) => asked.push(new URL(request.url()).hostname));
    await shown.getByText('The gates of the lock').first().click();
    const body = shown.locator('[data-reading-text]');
    await body.locator('.entity').first().waitFor();
    const saved = body.getByRole('img', { name: 'The lower gate', exact: true });
    expect(await saved.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(2400);
    await body.getByRole('img', { name: 'The upper gate: Not saved with the page' }).waitFor();
    await body.getByRole('img', { name: 'The keeper: Could not be shown' }).waitFor();
    const drawn = body.getByRole('img', { name: 'Paint by year' });
    await drawn.scrollIntoViewIfNeeded();
    await expect.poll(() => drawn.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(300);
    expect(await body.textContent()).not.toContain('Not saved');
    const { violations } = await axeOn(shown).include('[data-reading-text]').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(new Set(asked)).toEqual(new Set([new URL(shown.url()).hostname]));
  } finally {
    await close();
    await remove();
  }
});
