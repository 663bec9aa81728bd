import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, postil, startedLibrary } from './host.ts';

afterAll(closeBrowser);

const prose = 'The clock on the tower of Brell has been slow for as long as anyone can remember. '.repeat(5);
const html = `<html lang="en"><title>The clock of Brell</title><body><main><article><h1>The clock of Brell</h1>
  <p class="date">Updated March 9, 2025</p>${`<p>${prose}</p>`.repeat(4)}</article></main></body></html>`;

it('shows what is guessed, and takes a correction and its undoing', async () => {
  const { library, remove } = await startedLibrary();
  const { page, faults, close } = await hosts[0].open({ library });
  try {
    await page.locator('[data-reading-text]').waitFor();
    const path = join(library, '..', 'clock.html');
    await writeFile(path, html);
    await page.setInputFiles('#file-picker', path);
    await page.getByRole('heading', { level: 1, name: 'The clock of Brell' }).waitFor();
    await page.keyboard.press('Alt+3');
    const panel = page.getByRole('tabpanel', { name: 'Info' });
    await panel.getByText('guessed').waitFor();
    const added = await facts(library);
    expect(added).toMatchObject({ byline: null, published: '2025-03-09', edited: [] });

    await panel.getByText('not stated').first().click();
    await panel.getByRole('textbox', { name: 'By' }).fill('Ada Brandt');
    await expectAccessibleInBoth(page, 'a fact that is put right', '[role="tabpanel"]');
    await page.keyboard.press('Enter');
    await panel.getByText('Ada Brandt').waitFor();
    expect(await facts(library)).toMatchObject({ byline: 'Ada Brandt', edited: ['byline'] });

    await panel.getByRole('button', { name: 'Change title' }).press('Enter');
    await panel.getByRole('textbox', { name: 'Title' }).fill('Something else');
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: 'Change title' }).waitFor();

    await panel.getByRole('button', { name: 'Change published' }).click();
    const published = panel.getByRole('textbox', { name: 'Published' });
    await published.fill('some day in March');
    await page.keyboard.press('Enter');
    await panel.getByText('No day is read from that').waitFor();
    await published.fill('8 Mar 2025');
    await panel.getByText(/^(8 March 2025|March 8, 2025)$/).waitFor();
    await expectAccessibleInBoth(page, 'a day that is put right', '[role="tabpanel"]');
    await page.keyboard.press('Enter');
    await panel.getByText('guessed').waitFor({ state: 'detached' });
    expect(await facts(library)).toMatchObject({ title: 'The clock of Brell', published: '2025-03-08' });

    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Control+z');
    await panel.getByText('guessed').waitFor();
    expect(await facts(library)).toMatchObject({ published: '2025-03-09', edited: ['byline'] });
    expect(faults).toEqual([]);
  } finally {
    await close();
    await remove();
  }
});

async function facts(library: string): Promise<Record<string, unknown>> {
  const listed = (await postil(library, 'list', '--json'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; title: string });
  const clock = listed.find(({ title }) => title !== undefined && /clock|else/i.test(title));
  return JSON.parse(await postil(library, 'show', clock?.id ?? '', '--meta', '--json')) as Record<string, unknown>;
}
