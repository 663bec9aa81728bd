import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { installSpeech, type SpeechControl, someVoices } from '../support/speech.ts';
import { expectAccessibleInBoth } from './accessible.ts';
import { closeBrowser, closesAfterEach, hosts, type LibraryFolder, madeOnce, type Postil, postil } from './host.ts';
import { callFrom, paintedTexts } from './person.ts';

const page = (title: string, lang: string, paragraphs: readonly string[]) =>
  `<!doctype html><html lang="${lang}"><title>${title}</title><article><h1>${title}</h1>${paragraphs.map((each) => `<p>${each}</p>`).join('')}</article></html>`;

const filling = 'The harbour is quiet at this hour, and the boats lie close together under the wall. ';
const lamps = page('The lamplighters', 'en-GB', [
  'Mr. Holt lit the <em>lan</em>tern by hand. Nobody asked him why. He had done so for years.',
  ...Array.from({ length: 30 }, (_, at) => `Stair ${at + 1} is dark. ${filling.repeat(4)}`),
]);
const bells = page('Die Glocken', 'fr', [filling, filling.repeat(3), filling.repeat(3)]);

let opened: Postil;
let tab: Page;
let folder: LibraryFolder;

const newFolder = madeOnce(async (library) => {
  for (const [name, html] of [
    ['lamps.html', lamps],
    ['bells.html', bells],
  ] as const) {
    const file = join(library, '..', name);
    await writeFile(file, html);
    await postil(library, 'import', file);
  }
});

beforeEach(async () => {
  folder = await newFolder();
  opened = await hosts[0].open({ library: folder.library });
  tab = opened.page;
  await tab.addInitScript(`(${installSpeech})(window, ${JSON.stringify(someVoices)})`);
  await tab.reload();
  await tab.locator('[data-article]').filter({ hasText: 'The lamplighters' }).click();
  await tab.getByText('Nobody asked him why').waitFor();
  await tab.getByRole('main').focus();
});

closesAfterEach(() => ({ opened, folder }));

afterAll(closeBrowser);

type InPage = Window & { speechControl: SpeechControl };
const speaking = () => tab.evaluate(() => (window as unknown as InPage).speechControl.speaking);
const last = () => tab.evaluate(() => (window as unknown as InPage).speechControl.said.at(-1));
const finish = () => tab.evaluate(() => (window as unknown as InPage).speechControl.finish());
const word = (at: number) => tab.evaluate((index) => (window as unknown as InPage).speechControl.word(index), at);
const marked = async () => (await paintedTexts(tab)).spoken?.[0];
const bar = () => tab.getByRole('region', { name: 'Read aloud' });

it('reads, pauses, goes to and fro, faster and with another voice, all by keys', async () => {
  await tab.keyboard.press('Shift+A');
  await expect.poll(speaking).toBe('Mr. Holt lit the lantern by hand.');
  expect(await last()).toMatchObject({ voice: 'gb', speed: 1 });
  expect(await marked()).toBe('Mr. Holt lit the lantern by hand.');
  await word(17);
  expect((await paintedTexts(tab))['spoken-word']).toEqual(['lantern']);
  await finish();
  expect(await marked()).toBe('Nobody asked him why.');

  await tab.keyboard.press('Shift+A');
  await expect.poll(speaking).toBeNull();
  await tab.keyboard.press(')');
  await expect.poll(marked).toBe('He had done so for years.');
  expect(await speaking()).toBeNull();
  await tab.keyboard.press('Shift+A');
  await expect.poll(speaking).toBe('He had done so for years.');
  await tab.keyboard.press('(');
  await expect.poll(speaking).toBe('Nobody asked him why.');
  await tab.keyboard.press('Shift+J');
  await expect.poll(speaking).toBe('Stair 1 is dark.');
  await bar().getByText('Sentence 4 of').waitFor();
  await tab.keyboard.press('Shift+K');
  await expect.poll(speaking).toBe('Mr. Holt lit the lantern by hand.');

  await tab.keyboard.press('>');
  await tab.keyboard.press('>');
  await bar().getByText('1.2×').waitFor();
  await expect.poll(last).toMatchObject({ speed: 1.2 });
  await bar().getByRole('combobox', { name: 'Voice' }).selectOption('us');
  await expect.poll(last).toMatchObject({ voice: 'us', speed: 1.2 });
  await expect(bar().getByRole('option').allTextContents()).resolves.not.toContain('From a server (en-GB)');
  await expectAccessibleInBoth(tab, 'reading aloud');

  // The sentence is kept on the screen without a hand on it.
  await tab.getByRole('main').focus();
  for (let at = 0; at < 12; at += 1) await tab.keyboard.press('Shift+J');
  await expect.poll(marked).toBe('Stair 12 is dark.');
  const box = await tab.evaluate(() => {
    const [range] = CSS.highlights.get('spoken') ?? [];
    const live = document.createRange();
    live.setStart((range as StaticRange).startContainer, (range as StaticRange).startOffset);
    const view = document.getElementById('reader')?.getBoundingClientRect() as DOMRect;
    return { top: live.getBoundingClientRect().top - view.top, height: view.height };
  });
  expect(box.top).toBeGreaterThan(0);
  expect(box.top).toBeLessThan(box.height);

  await tab.keyboard.press('Escape');
  await bar().waitFor({ state: 'detached' });
  expect(await speaking()).toBeNull();
  expect(await marked()).toBeUndefined();
  // The first sentence on the screen, and what was chosen is kept.
  await tab.keyboard.press('Shift+A');
  await expect.poll(async () => ((await speaking()) ?? '').length).toBeGreaterThan(0);
  expect(await marked()).not.toContain('Mr. Holt');
  expect(await last()).toMatchObject({ voice: 'us', speed: 1.2 });

  // At the end of the scale the button keeps the keyboard, and the voice is left alone.
  const slower = bar().getByRole('button', { name: 'Slower' });
  await slower.focus();
  for (const speed of ['1.1', '1', '0.9', '0.8', '0.7', '0.6', '0.5']) {
    await tab.keyboard.press('Enter');
    await bar().getByText(`${speed}×`, { exact: true }).waitFor();
  }
  expect(await slower.getAttribute('aria-disabled')).toBe('true');
  const count = () => tab.evaluate(() => (window as unknown as InPage).speechControl.said.length);
  const said = await count();
  await tab.keyboard.press('Enter');
  expect(await slower.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await count()).toBe(said);
  await tab.keyboard.press('Shift+Tab');
  expect(await tab.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Next paragraph');
});

it('begins with what is selected; ends with its article; says so where no voice speaks the language', async () => {
  await tab.getByText('Nobody asked him why').evaluate((element) => {
    const node = element.lastChild as Text;
    document.getSelection()?.setBaseAndExtent(node, node.data.indexOf('asked'), node, node.data.indexOf('him'));
  });
  await tab.keyboard.press('Shift+A');
  await expect.poll(speaking).toBe('Nobody asked him why.');
  await tab.keyboard.press('Shift+A');
  await expect.poll(speaking).toBeNull();
  await tab.keyboard.press('Shift+A');
  await expect.poll(speaking).toBe('Nobody asked him why.');

  await tab.locator('[data-article]').filter({ hasText: 'Die Glocken' }).click();
  await expect.poll(speaking).toBeNull();
  await bar().waitFor({ state: 'detached' });
  await expect.poll(() => tab.locator('[data-reading-text] p').count()).toBe(2);
  await tab.getByRole('main').focus();
  await tab.keyboard.press('Shift+A');
  await bar().getByText('No voice of this computer speaks French.').waitFor();
  expect(await speaking()).toBeNull();
  await bar().getByRole('combobox', { name: 'Voice' }).selectOption('de');
  await tab.getByRole('main').focus();
  await tab.keyboard.press('Shift+A');
  await expect.poll(last).toMatchObject({ voice: 'de' });

  await tab.evaluate((voices) => (window as unknown as InPage).speechControl.setVoices(voices), [someVoices[0]]);
  await bar().getByText('This computer has no voice of its own.').waitFor();
  await expectAccessibleInBoth(tab, 'reading aloud without a voice', '[data-aloud]');

  // In a window that runs from right to left what points onwards points to the left.
  await callFrom(tab, 'settings.update', { language: 'ar-XB' });
  await tab.locator('html[dir="rtl"]').waitFor();
  await tab.locator('[data-reading-text] p').first().waitFor();
  await tab.locator('#reader').focus();
  await tab.keyboard.press('Shift+A');
  const arrows = tab.locator('[data-aloud] [class*="lucide-chevron"]');
  await arrows.first().waitFor();
  const turns = await arrows.evaluateAll((arrows) =>
    arrows.map((arrow) => {
      const { scale, transform } = getComputedStyle(arrow);
      return Number.parseFloat(scale.replace('none', '1')) * new DOMMatrix(transform).a;
    }),
  );
  expect(turns).toEqual([-1, -1, -1, -1]);
  await expectAccessibleInBoth(tab, 'a mirrored window');
});
