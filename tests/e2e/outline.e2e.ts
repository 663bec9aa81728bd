import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, madeOnce, opensOn, postil, sharesOpening } from './host.ts';
import { paintedTexts, toTop } from './person.ts';

const paragraph = (about: string) =>
  `<p>${`Of ${about} the keeper of the ferry wrote down every evening what the water had brought and what it had taken. `.repeat(12)}</p>`;
const sections: readonly [level: number, heading: string][] = [
  [2, 'The quay in spring'],
  [3, 'Ropes and rings'],
  [3, 'Who ties the boats'],
  [2, 'The quay in autumn'],
  [4, 'Lamps along the wall'],
  [2, 'What the winter leaves'],
];
const story = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A year at Sallow Quay</title></head><body><article>
<h1>A year at Sallow Quay</h1>${paragraph('the year')}
${sections.map(([level, heading]) => `<h${level}>${heading}</h${level}>${paragraph(heading.toLowerCase())}`).join('\n')}
</article></body></html>`;
const short = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A day at Sallow Quay</title></head><body><article>
<h1>A day at Sallow Quay</h1>${paragraph('the day')}<h2>The morning</h2>${paragraph('the morning')}<h2>The evening</h2>${paragraph('the evening')}
</article></body></html>`;

afterAll(closeBrowser);

const newFolder = madeOnce(async (library) => {
  const [long, brief] = [join(dirname(library), 'year.html'), join(dirname(library), 'day.html')];
  await writeFile(long, story);
  await writeFile(brief, short);
  await postil(library, 'import', long, brief);
});

const opened = sharesOpening(opensOn(newFolder));

beforeEach(async () => {
  const { page } = opened();
  await open('A year at Sallow Quay');
  await toTop(page);
});

async function open(title: string): Promise<void> {
  const { page } = opened();
  await page.getByRole('navigation', { name: 'Library' }).getByText(title).first().click();
  await page.locator('main').getByRole('heading', { level: 1, name: title }).waitFor();
  await page.locator('[data-reading-text] h2').first().waitFor();
}

const outline = () => opened().page.getByRole('navigation', { name: 'Outline' });
const current = () => outline().locator('[aria-current="location"]').allInnerTexts();
const focused = () => opened().page.evaluate(() => (document.activeElement as HTMLElement).innerText);

/** Where a heading of the article stands, as a share of the reader's height. */
function placeOf(heading: string): Promise<number> {
  return opened()
    .page.locator('#reader')
    .evaluate((reader, heading) => {
      const element = [...reader.querySelectorAll('[data-reading-text] :is(h2, h3, h4)')].find(
        ({ textContent }) => textContent === heading,
      ) as Element;
      const view = reader.getBoundingClientRect();
      return (element.getBoundingClientRect().top - view.top) / view.height;
    }, heading);
}

it('goes to the headings by keyboard, with the one being read as the first', async () => {
  const { page } = opened();
  await page.keyboard.press('Alt+6');
  await expect.poll(focused).toBe('The quay in spring');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => placeOf('Who ties the boats')).toBeCloseTo(1 / 3, 1);
  expect((await paintedTexts(page)).spot).toEqual(['Who ties the boats']);
  expect(await current()).toEqual(['Who ties the boats']);
  // It is one stop on the way through the window, and comes back to what is being read.
  await page.keyboard.press('End');
  expect(await focused()).toBe('What the winter leaves');
  expect(await outline().locator('[data-row][tabindex="0"]').count()).toBe(1);
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Alt+6');
  await expect.poll(focused).toBe('Who ties the boats');
  await page.keyboard.press('End');
  expect(await focused()).toBe('What the winter leaves');
  await page.keyboard.press('Alt+6');
  await expect.poll(focused).toBe('Who ties the boats');
});

it('marks what is being read while the article scrolls, and goes to a heading that is clicked', async () => {
  const { page } = opened();
  await page.keyboard.press('Alt+3');
  await outline().waitFor();
  expect(await current()).toEqual([]);
  const reader = page.locator('#reader');
  await reader.hover();
  await reader.evaluate((reader) => {
    const heading = [...reader.querySelectorAll('[data-reading-text] h2')][1] as Element;
    reader.scrollTop += heading.getBoundingClientRect().top - reader.getBoundingClientRect().top - 40;
  });
  await expect.poll(current).toEqual(['The quay in autumn']);
  await outline().getByText('What the winter leaves').click();
  await expect.poll(current).toEqual(['What the winter leaves']);
  await expect.poll(() => placeOf('What the winter leaves')).toBeLessThan(0.9);
  await reader.hover();
  await page.mouse.wheel(0, -100_000);
  await expect.poll(current).toEqual([]);
});

it('lies over the article in a narrow window, and makes way for the heading that is gone to', async () => {
  const { page } = opened();
  await page.setViewportSize({ width: 800, height: 700 });
  await page.keyboard.press('Alt+6');
  await expect.poll(focused).toBe('The quay in spring');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(() => outline().count()).toBe(0);
  await expect.poll(() => placeOf('What the winter leaves')).toBeLessThan(0.9);
});

it('is nested by level, breaks no rule of WCAG 2.2 AA that axe can see, and is not there for few headings', async () => {
  const { page } = opened();
  await page.keyboard.press('Alt+6');
  await outline().waitFor();
  const depths = await outline()
    .locator('[data-row]')
    .evaluateAll((rows) =>
      rows.map((row) => [row.closest('ol')?.parentElement?.closest('ol') ? 2 : 1, row.textContent]),
    );
  expect(depths).toEqual(sections.map(([level, heading]) => [level === 2 ? 1 : 2, heading]));
  await expectAccessibleInBoth(page, 'outline');
  await open('A day at Sallow Quay');
  await page.keyboard.press('Alt+3');
  await page.getByText('Extraction').first().waitFor();
  expect(await outline().count()).toBe(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('outline');
  await page.getByText('No command is called that.').waitFor();
});
