import { afterAll, beforeEach, expect, it } from 'vitest';
import { closeBrowser, opensOn, type Postil, sharesOpening, startedLibrary } from './host.ts';
import { cardOffset, paintedTexts, toTop } from './person.ts';

afterAll(closeBrowser);

const opened = sharesOpening(opensOn(startedLibrary));

beforeEach(async () => {
  const { page } = opened();
  // What the test before has left: a bar, a note that is focused, a place far down.
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
  // The names are marked: the article has come to rest, as it has before a hand is on the keys.
  await page.locator('[data-reading-text] .entity').first().waitFor();
  await page.locator('#reader').focus();
  await toTop(page);
});

it('steps through highlights and opens the palette, which runs a command', async () => {
  const { page } = opened();
  await page.keyboard.press('.');
  await expect
    .poll(async () => (await paintedTexts(page))['mark-focused']?.[0])
    .toContain('The demand was always there');
  await page.keyboard.press('.');
  await expect.poll(async () => (await paintedTexts(page))['mark-focused']?.[0]).toContain('dearer flights');

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.waitFor();
  await page.keyboard.type('focus mode');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('navigation', { name: 'Library' }).count()).toBe(0);
  await page.keyboard.press('f');
  await page.getByRole('navigation', { name: 'Library' }).waitFor();

  // The keyboard is where the command leads, and not where it was before the palette.
  await page.keyboard.press('Control+k');
  await palette.waitFor();
  await page.keyboard.type('search the library');
  await page.keyboard.press('Enter');
  await palette.waitFor({ state: 'detached' });
  await page.keyboard.type('bed');
  await expect.poll(() => page.locator('#library-search').inputValue()).toBe('bed');
});

it('takes a sign for what it is where Shift is needed for it, and not for another', async () => {
  const { page } = opened();
  await page.keyboard.down('Shift');
  await page.keyboard.press('Slash');
  await page.keyboard.up('Shift');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Slash');
  await page.getByRole('search', { name: 'Find in the article' }).waitFor();
});

it('carries out nothing of a note that is typed where nothing is selected', async () => {
  const { page } = opened();
  const library = page.getByRole('navigation', { name: 'Library' });
  const told = page.getByText('Nothing is selected, so what you type is not taken as commands.');
  const undoes = page.getByRole('button', { name: 'Undo', exact: true });
  // In caret mode a letter selects a sentence, which those that follow would mark.
  for (const mode of ['', 'c']) {
    if (mode !== '') await page.keyboard.press(mode);
    await page.keyboard.press('n');
    await page.keyboard.type('less fexible than Ships, [see] #flights');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ef');
    await told.waitFor();
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('');
    // Another key is meant as one at once.
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await library.waitFor({ state: 'detached' });
    await page.keyboard.press('f');
    await library.waitFor();
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('t');
  await page.keyboard.type('feed');
  await library.waitFor();
  // And so is a letter after a pause.
  await page.waitForTimeout(1700);
  await page.keyboard.press('f');
  await library.waitFor({ state: 'detached' });
  await page.keyboard.press('f');
  await library.waitFor();
  await page.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
  expect(await undoes.count()).toBe(0);
});

it('lists entities and steps through their mentions', async () => {
  const { page } = opened();
  const row = page.locator('[data-entity-row="Marta Lindqvist"]');
  await row.waitFor();
  await row.focus();
  await expect.poll(async () => (await paintedTexts(page)).hover?.length).toBeGreaterThan(2);
  const spots = new Set<string>();
  for (let step = 0; step < 2; step += 1) {
    await page.keyboard.press('Enter');
    spots.add(JSON.stringify(await spotPlace(page)));
  }
  expect(spots.size).toBe(2);
  expect((await paintedTexts(page)).spot?.[0]).toMatch(/Lindqvist/);
});

it('prints the article alone, with its marks', async () => {
  const { page } = opened();
  await page.emulateMedia({ media: 'print' });
  const shown = await page.locator('body').evaluate((body) => (body as HTMLElement).innerText);
  expect(shown.trim()).toMatch(/^The Postil Sampler/);
  expect(shown).toContain('The demand was always there');
  expect(shown).not.toContain('Mark what matters');
  const body = page.locator('[data-reading-text]');
  expect(await body.evaluate((element) => getComputedStyle(element).printColorAdjust)).toBe('exact');
  await page.emulateMedia({ media: 'screen' });
});

// From here on each one leaves what it wrote.
it('keeps cards level with their lines when what stands above the text changes', async () => {
  const { page } = opened();
  await expect.poll(() => cardOffset(page, 'mark-yellow-0')).toBeLessThan(16);
  await page.keyboard.press('Shift+N');
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  await page.keyboard.type('On the whole\n\n\narticle.');
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'Notes on the article' }).getByText('On the whole').waitFor();
  await expect.poll(() => cardOffset(page, 'mark-yellow-0')).toBeLessThan(16);
});

it('marks, writes, recolours, deletes and undoes without a mouse', async () => {
  const { page } = opened();
  await page.keyboard.press('c');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('reader');
  for (let word = 0; word < 4; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('3');
  await expect.poll(async () => (await paintedTexts(page))['mark-blue-0']?.[0]).toMatch(/^COPENHAGEN/);

  // The new mark has the focus now.
  await page.getByRole('toolbar', { name: 'Highlight', exact: true }).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.type('Dateline');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('textbox', { name: 'Note' }).waitFor({ state: 'detached' });
  // The keyboard stays at the card: Enter writes on, Escape ends.
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Note' }).waitFor({ state: 'detached' });
  await page.getByRole('complementary', { name: 'Margin notes' }).getByText('Dateline').waitFor();

  await page.keyboard.press('Delete');
  await expect.poll(() => page.getByText('Dateline').count()).toBe(0);
  // What offers to undo it goes as soon as something else would be undone.
  const offer = page.getByRole('button', { name: 'Undo', exact: true });
  await offer.waitFor();
  await page.keyboard.press('.');
  await page.keyboard.press('4');
  await page.getByText(/^Colour changed: /).waitFor();
  await expect.poll(() => page.getByText('Note deleted').count()).toBe(0);
  expect(await offer.count()).toBe(1);
  await page.keyboard.press('Control+z');
  await page.getByText(/^Undone: (?!delete)/).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('Undone: delete note').waitFor();
  await page.getByRole('complementary', { name: 'Margin notes' }).getByText('Dateline').waitFor();
});

it('keeps what is typed when the page goes away in the middle of a word', async () => {
  const { page } = opened();
  await page.keyboard.press('.');
  await page.keyboard.press('n');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Half a sent');
  await page.reload();
  await page.getByText('Half a sent').first().waitFor();
});

function spotPlace(page: Postil['page']): Promise<number | undefined> {
  return page.evaluate(() => {
    const [range] = CSS.highlights.get('spot') ?? [];
    if (range === undefined) return undefined;
    const before = document.createRange();
    before.setStart(document.querySelector('[data-reading-text]') as Element, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return before.toString().length;
  });
}
