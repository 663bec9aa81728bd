import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, hosts, type Postil, postil, temporaryLibrary } from './host.ts';
import { cardOffset, dropFile, paintedTexts, selectWithMouse } from './person.ts';
import { saveButton, savedBy } from './saving.ts';

const savedPage = resolve(import.meta.dirname, '../fixtures/pages/harbour.html');
const from = 'Eleanor Marsh, who leads the council';
const to = 'Under the plan, forty houses on Quay Road';

afterAll(closeBrowser);

for (const host of hosts) {
  describe(`in ${host.name}`, () => {
    it('carries one article from a saved page to Markdown, over a restart', async () => {
      const { library, remove } = await temporaryLibrary();
      try {
        await markAndWrite(host, library);
        await findAgainAndExport(host, library);
      } finally {
        await remove();
      }
    });
  });
}

type Host = (typeof hosts)[number];

async function markAndWrite(host: Host, library: string): Promise<void> {
  const { page, faults, close } = await host.open({ library });
  try {
    await page.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
    await dropFile(page, savedPage, 'harbour.html', 'text/html');
    await page.getByRole('heading', { level: 1, name: 'Harbour town votes to let the sea back in' }).waitFor();
    const article = page.getByRole('article');
    await expectText(article.textContent(), { has: 'Nine councillors', lacks: ['Ferry fares', 'All rights reserved'] });

    await selectWithMouse(page, from, to);
    const bar = page.getByRole('toolbar', { name: 'Selection' });
    await bar.getByRole('button', { name: 'Highlight green' }).click();
    await page
      .getByRole('toolbar', { name: 'Highlight', exact: true })
      .getByRole('button', { name: 'Edit note' })
      .click();
    await page.keyboard.type('Least bad, for whom?\nAsk Ferrier.');
    await page.getByLabel('Tags, separated by commas').fill('sea wall');
    await page.keyboard.press('Escape');

    const note = page.getByRole('complementary', { name: 'Margin notes' }).getByText('Least bad, for whom?');
    await note.waitFor();
    // Saved, and not only typed: a window that is closed in this moment may cost half a second of it.
    await page.getByRole('complementary', { name: 'Margin notes' }).getByText('#sea wall').waitFor();
    await expectMarked(page);
    await expectLevel(page);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
}

async function findAgainAndExport(host: Host, library: string): Promise<void> {
  const opened = await host.open({ library });
  const { page, faults, close } = opened;
  try {
    // It opens what was being read.
    await page.getByRole('heading', { level: 1, name: 'Harbour town votes to let the sea back in' }).waitFor();
    await page.getByText('Least bad, for whom?').first().waitFor();
    await expectMarked(page);
    await expectLevel(page);

    await page.keyboard.press('ControlOrMeta+e');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await expect.poll(() => dialog.getByLabel('Preview').inputValue()).toContain('Least bad, for whom?');
    const markdown = await saveExport(opened, library);
    expect(markdown).toMatch(/^---\nid: [0-9A-Z]{26}\n/);
    expect(markdown).toContain('title: Harbour town votes to let the sea back in');
    expect(markdown).toContain('author: Rosa Whitfield');
    expect(markdown).toContain('url: https://coastal-ledger.example/2026/02/harbour-vote');
    expect(markdown).toContain(`> ${from}, called it “the least bad of the choices that the water has left us”.`);
    expect(markdown).toContain(`> ${to}`);
    expect(markdown).toContain('Least bad, for whom?\nAsk Ferrier.');
    expect(markdown).toContain('#sea-wall');
    expect(markdown).toMatch(/postil:\/\/article\/[0-9A-Z]{26}#[0-9A-Z]{26}/);
    expect(faults).toEqual([]);
  } finally {
    await close();
  }
  // The command line sees the same note in the same place.
  const [article] = jsonLines(await postil(library, 'search', 'Saltmere', '--json'));
  const notes = jsonLines(await postil(library, 'note', 'list', String(article?.articleId), '--json'));
  expect(notes).toHaveLength(1);
  expect(notes[0]).toMatchObject({
    state: 'exact',
    color: 'green',
    tags: ['sea wall'],
    body: 'Least bad, for whom?\nAsk Ferrier.',
  });
}

async function saveExport(opened: Postil, library: string): Promise<string> {
  const told = (as: string) =>
    opened.page
      .getByText(opened.desktop === null ? `Downloaded: ${as}` : `Saved as ${as}`)
      .first()
      .waitFor();
  const { path } = await savedBy(opened, dirname(library), () => saveButton(opened).click(), told);
  return readFile(path, 'utf8');
}

async function expectMarked(page: Page): Promise<void> {
  const marked = (await paintedTexts(page))['mark-green-0'] ?? [];
  expect(marked).toHaveLength(1);
  expect(marked[0]).toMatch(new RegExp(`^${from}.*Forty houses, one marsh.*${to}$`));
}

/** The card stands level with the first line of its passage: within half a line. */
async function expectLevel(page: Page): Promise<void> {
  await expect.poll(() => cardOffset(page, 'mark-green-0')).toBeLessThan(16);
}

async function expectText(got: Promise<string | null>, want: { has: string; lacks: string[] }): Promise<void> {
  const text = (await got) ?? '';
  expect(text).toContain(want.has);
  for (const unwanted of want.lacks) expect(text).not.toContain(unwanted);
}

function jsonLines(printed: string): Record<string, unknown>[] {
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
