import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { pageOf, paragraphs } from '../support/app.ts';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, hosts, startedLibrary } from './host.ts';

const [{ open }] = hosts;
const pictures = process.env.POSTIL_SCREENS;

afterAll(closeBrowser);

const url = 'https://paper.example/river';
const [first = ''] = paragraphs('river');
const head = 'title,url,time_added,tags,status';
const file = (name: string, content: string) => ({ name, mimeType: '', buffer: Buffer.from(content) });

it('an export is shown before it comes in; a link takes its text from its page, and its highlights find their places', async () => {
  const { library, remove } = await startedLibrary();
  const { page, faults, close } = await open({ library });
  onTestFinished(async () => {
    await close();
    await remove();
  });
  const shoot = async (name: string) => {
    if (pictures === undefined) return;
    await mkdir(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `elsewhere-${name}.png`) });
  };
  const items = [{ _id: 'r1', text: first.slice(20, 70), note: 'Why there?', title: 'The river', link: url }];
  const exported = [
    file(
      'pocket.csv',
      `${head}\nThe river,${url},1709281800,sea,unread\nThe mill,https://paper.example/mill,1,,unread\nBad,,,,`,
    ),
    file('raindrop.json', JSON.stringify({ items })),
  ];

  await page.locator('[data-article]').first().waitFor();
  await page.setInputFiles('#file-picker', exported);
  const preview = page.getByRole('dialog', { name: 'Import from another app' });
  await preview
    .getByText(
      'This Pocket export holds 3 items: 2 new, 1 that could not be read. This Raindrop export holds 1 highlight',
    )
    .waitFor();
  await expectAccessibleInBoth(page, 'what an export would bring', '[role="dialog"]');
  await shoot('preview');
  await preview.getByRole('button', { name: 'Cancel' }).click();
  expect(await page.locator('[data-article]').count()).toBe(1);

  await page.setInputFiles('#file-picker', exported);
  await preview.getByRole('button', { name: 'Import' }).click();
  const report = page.getByRole('dialog', { name: 'Not everything could be imported' });
  await report.getByText('holds no address of the web').waitFor();
  await report.getByText('Came in: 1 highlight.').waitFor();
  await shoot('report');
  await page.keyboard.press('Escape');

  await page.getByRole('option', { name: /The river/ }).click();
  const notice = page.getByRole('complementary', { name: 'About the text' });
  await notice.getByText('Its highlight is not placed yet').waitFor();
  const waiting = page.getByRole('region', { name: 'What is marked in it' });
  expect(await waiting.getByRole('blockquote').allInnerTexts()).toEqual([first.slice(20, 70).trim()]);
  await waiting.getByText('Why there?').waitFor();
  await expectAccessibleInBoth(page, 'the highlights of a link', 'main');
  await shoot('link');
  await notice.getByRole('button', { name: 'Import its page…' }).click();
  const address = page.getByRole('dialog', { name: 'Import from the web' });
  expect(await address.getByRole('textbox', { name: 'Address of the article' }).inputValue()).toBe(url);
  await page.keyboard.press('Escape');

  const saved = pageOf('The river', paragraphs('river'), { head: `<link rel="canonical" href="${url}">` });
  await page.setInputFiles('#file-picker', [file('river.html', saved)]);
  await page.getByText('The link has its text now', { exact: true }).waitFor();
  await page.locator('[data-reading-text] p').first().waitFor();
  expect(await notice.count()).toBe(0);
  expect(await waiting.count()).toBe(0);
  await shoot('placed');
  await page.getByRole('tab', { name: /Notes/ }).click();
  expect(await page.getByRole('tabpanel').innerText()).toContain(first.slice(20, 70));
  expect(await page.getByText('Needs a look').count()).toBe(0);
  expect(faults).toEqual([]);
});
