// Longer than 300 lines: another file would open another browser and make the library again.
import { cp, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Dialog, Page, Request } from 'playwright';
import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { encodePicture } from '#core/importing/images/codecs.ts';
import { bodyText } from '#core/importing/page/body-text.ts';
import type { NewAnnotation, PlacedAnnotation } from '#shared/model/annotation.ts';
import {
  closeBrowser,
  closesAfterEach,
  hosts,
  madeOnce,
  type Postil,
  postil as printed,
  sharesOpening,
} from './host.ts';
import { callFrom, dropFile, loadAnew, toTop, withoutNotes } from './person.ts';

const savedPage = resolve(import.meta.dirname, '../fixtures/pages/harbour.html');
/** The same in three places: a card's anchor and its passage's first line are this far apart. */
const level = 4;

let postil: Postil;
let folder: { library: string; remove: () => Promise<void> };
/** The article that is open, the saved page, and the sample that a new library begins with. */
let articleId: string;
let harbourId: string;
let sampleId: string;

const newFolder = madeOnce(async (library) => {
  await cp(inject('startedLibrary'), library, { recursive: true });
  await printed(library, 'import', savedPage);
});

async function open() {
  folder = await newFolder();
  postil = await hosts[0].open({ library: folder.library });
  const { page } = postil;
  await page.getByRole('option', { name: /Harbour town/ }).click();
  await page.getByRole('heading', { level: 1, name: /Harbour town/ }).waitFor();
  const { articles } = await callFrom(page, 'articles.list', {});
  for (const { id, title } of articles) {
    if (/Harbour town/.test(title)) harbourId = id;
    else sampleId = id;
  }
  articleId = harbourId;
  return { opened: postil, folder };
}

afterAll(closeBrowser);

/** The text that offsets refer to. */
const readingText = async () => bodyText((await callFrom(postil.page, 'articles.get', { id: articleId })).html);

/** Adds notes on the first place where the article says `quote`, waits until they are shown, and gives all in their order. */
async function addNotes(quote: string, ...notes: Omit<NewAnnotation, 'passage'>[]): Promise<PlacedAnnotation[]> {
  const { page } = postil;
  const { article } = await callFrom(page, 'articles.get', { id: articleId });
  const start = (await readingText()).indexOf(quote);
  expect(start).toBeGreaterThanOrEqual(0);
  const passage = { start, end: start + quote.length, content: article.content };
  const annotations = notes.map((note) => ({ ...note, passage }));
  await callFrom(page, 'annotations.createMany', { articleId, annotations });
  const all = await callFrom(page, 'annotations.list', { articleId });
  await page.getByRole('tab', { name: `Notes ${all.length}` }).waitFor();
  return all;
}

const margin = (page: Page) => page.getByRole('complementary', { name: 'Margin notes' });
/** A note that is shown, not written. */
const shownNote = (page: Page, text: string) => margin(page).locator('[data-card]:not(:has(form))').getByText(text);

/** Tops and bottoms of what stands in the margin, from above to below, in pixels of the viewport. */
function boxes(page: Page): Promise<{ id: string; top: number; bottom: number }[]> {
  return margin(page).evaluate((aside) =>
    [...aside.children]
      .map((child) => ({ box: child.getBoundingClientRect(), id: (child as HTMLElement).dataset.note ?? '' }))
      .map(({ box, id }) => ({ id, top: box.top, bottom: box.bottom }))
      .sort((a, b) => a.top - b.top),
  );
}

async function expectNoOverlap(page: Page): Promise<void> {
  const all = await boxes(page);
  expect(all.length).toBeGreaterThan(1);
  for (const [index, { top }] of all.entries())
    expect(top).toBeGreaterThanOrEqual((all[index - 1]?.bottom ?? Number.NEGATIVE_INFINITY) - 0.5);
}

/** How far the focused card is from its line. */
async function offLevel(page: Page, id: string): Promise<number> {
  const card = (await boxes(page)).find((box) => box.id === id)?.top ?? Number.NaN;
  const line = await page.evaluate(() => {
    const [range] = CSS.highlights.get('mark-focused') ?? [];
    if (range === undefined) return Number.NaN;
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.getClientRects()[0]?.top ?? Number.NaN;
  });
  return card - line + level;
}

describe('the margin', () => {
  const shared = sharesOpening(open);

  /** The article without a note, in a page that was just loaded: nothing is left to undo or shown still. */
  beforeEach(async () => {
    postil = shared();
    articleId = harbourId;
    const { page } = postil;
    await withoutNotes(page, articleId);
    await toTop(page);
    await loadAnew(page, articleId);
    await page.getByRole('heading', { level: 1, name: /Harbour town/ }).waitFor();
    await page.locator('[data-reading-text] .entity').first().waitFor();
  });

  it('keeps thirty notes on one paragraph apart, and the one that is pointed at level with its line', async () => {
    const { page } = postil;
    const bodies = Array.from(
      { length: 30 },
      (_, at) => `Note ${at + 1}. ${'More words of it. '.repeat((at * 5) % 9)}`,
    );
    const notes = await addNotes('voted on Tuesday night', ...bodies.map((body) => ({ body })));
    await expectNoOverlap(page);

    for (const note of notes) {
      await page.keyboard.press('.');
      await page.locator(`[data-note="${note.id}"] [data-focused="true"]`).waitFor();
      await expect.poll(() => offLevel(page, note.id)).toBeCloseTo(0, 0);
      await expectNoOverlap(page);
    }
    // So near the top not all of the others find room above it: they are told of, and one press away.
    await margin(page)
      .getByRole('button', { name: /more above/ })
      .click();
    await expectNoOverlap(page);

    // A note that is written in grows, and pushes the others.
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Note' }).fill('line\n'.repeat(12));
    await expectNoOverlap(page);
  });

  it('opens folded notes under the keyboard, and goes from card to text and back', async () => {
    const { page } = postil;
    const bodies = Array.from({ length: 8 }, (_, at) => ({
      body: `Note ${at + 1}. ${'More words of it. '.repeat(9)}`,
    }));
    const notes = await addNotes('forty houses on Quay Road', ...bodies);
    await expect.poll(() => page.locator('[data-folded="true"][data-card]').count()).toBeGreaterThan(3);

    const focusedText = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    for (const { body } of notes) {
      await page.keyboard.press('Alt+ArrowDown');
      await expect.poll(focusedText).toBe(body.trim());
      await expect
        .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.folded))
        .toBe('false');
    }
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(focusedText).toBe(notes[6]?.body.trim());
    // Faster than the keyboard can follow: it ends at the last one, whatever is still on its way to another.
    await page.evaluate(() => {
      for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown'])
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true }));
    });
    await expect.poll(focusedText).toBe(notes[4]?.body.trim());
    await page.waitForTimeout(100);
    expect(await focusedText()).toBe(notes[4]?.body.trim());
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(focusedText).toBe(notes[5]?.body.trim());
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(focusedText).toBe(notes[6]?.body.trim());
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Note on “forty houses on Quay Road”');
    // Back to the text as soon as the card has the keyboard, before anything else can run.
    await page.evaluate(async () => {
      const press = (key: string, altKey: boolean) =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, altKey, bubbles: true }));
      const [card, reader] = [document.activeElement, document.getElementById('reader')];
      const arrived = new Promise<void>((resolve) =>
        document.addEventListener('focusin', ({ target }) => target !== card && target !== reader && resolve(), {
          capture: true,
        }),
      );
      press('ArrowUp', true);
      await arrived;
      press('Escape', false);
    });
    await page.waitForTimeout(100);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('reader');
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(focusedText).toBe(notes[6]?.body.trim());
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('reader');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Note' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focusedText).toBe(notes[6]?.body.trim());
  });

  it('leaves the article where it is while tags are typed, and what a link leads to', async () => {
    const { page } = postil;
    const reader = page.locator('#reader');
    const top = () => reader.evaluate(({ scrollTop }) => scrollTop);
    await page.setViewportSize({ width: 1440, height: 500 });
    const words = (await readingText()).slice(-60, -30);
    await addNotes(words, { body: 'x' });
    await page.keyboard.press('.');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Note' }).fill('Written.');
    await page.keyboard.press('Tab');
    await page.getByRole('combobox', { name: 'Tags' }).waitFor();
    const before = await top();
    expect(before).toBeGreaterThan(100);
    await page.keyboard.type('q');
    expect(await top()).toBe(before);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type(' [[');
    await page.getByRole('combobox', { name: /link/i }).waitFor();
    const linking = await top();
    await page.keyboard.type('zq');
    await expect.poll(top).toBeCloseTo(linking, -1.5);
  });

  it('makes what is typed one step to undo', async () => {
    const { page } = postil;
    await addNotes('voted on Tuesday night', { body: 'Before' });
    await page.keyboard.press('.');
    await page.keyboard.press('n');
    await page.keyboard.press('Control+a');
    const draft = page.waitForResponse('**/api/drafts.save');
    await page.keyboard.type('After, ');
    await draft;
    await page.keyboard.type('at length');
    await page.keyboard.press('Escape');
    await shownNote(page, 'After, at length').waitFor();
    await page.keyboard.press('Control+z');
    await margin(page).getByText('Before').waitFor();
  });

  it('says in the card that a note was not saved, keeps its text, and saves it when asked again', async () => {
    const { page } = postil;
    await addNotes('voted on Tuesday night', { body: 'x' });
    await page.route('**/api/{drafts.save,annotations.update}', (route) => route.abort());
    await page.keyboard.press('.');
    await page.keyboard.press('n');
    await page.keyboard.type('yz');
    await page.getByRole('alert').getByText('Not saved').waitFor();
    const refused = page.waitForEvent('requestfailed', (request) => request.url().endsWith('annotations.update'));
    await page.keyboard.press('Escape');
    await refused;
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('xyz');
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.unroute('**/api/{drafts.save,annotations.update}');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Note' }).press('Escape');
    await shownNote(page, 'xyz').waitFor();
    // What the browser itself says of the requests that were cut off.
    (postil.faults as string[]).splice(0);
  });

  it('finds passages to link to by the title of their article', async () => {
    const { page } = postil;
    await addNotes('voted on Tuesday night', { body: '' });
    await page.keyboard.press('.');
    await page.keyboard.press('n');
    await page.keyboard.type('[[');
    await page.getByRole('combobox', { name: 'Find the highlight or note to link to' }).waitFor();
    await page.keyboard.type('night sleeper comes');
    await page
      .getByRole('search')
      .getByRole('option', { name: /night train/ })
      .first()
      .waitFor();
  });

  it('links passages by keyboard alone, and the other side leads back', async () => {
    const { page } = postil;
    await addNotes('voted on Tuesday night', { body: '' });
    await addNotes('forty houses on Quay Road', { body: 'Which houses?', color: 'pink' });
    await page.keyboard.press('.');
    await page.keyboard.press('n');
    await page.keyboard.type('Against #denial [[');
    const picker = page.getByRole('combobox', { name: 'Find the highlight or note to link to' });
    await picker.waitFor();
    // What this article has is there before the library was searched, and is taken then.
    const searched = Promise.withResolvers<void>();
    await page.route('**/api/search.query', async (route) => {
      await searched.promise;
      await route.fallback();
    });
    await page.keyboard.type('QUAY róad');
    await page.getByRole('option', { name: /forty houses on Quay Road/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('contra');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type(' and [[');
    searched.resolve();
    // The other article has to be found in the library.
    await page.keyboard.type('demand was always');
    await page
      .getByRole('search')
      .getByRole('option', { name: /night train/ })
      .waitFor();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Note' }).inputValue())
      .toMatch(
        new RegExp(
          `^Against #denial \\[forty houses on Quay Road\\]\\(postil://article/${articleId}#\\w+\\) and \\[.+\\]\\(postil://article/${sampleId}#\\w+\\)$`,
        ),
      );
    await page.keyboard.press('Escape');

    const card = page.getByRole('group', { name: 'Note on “voted on Tuesday night”' });
    await expect.poll(() => card.getByRole('combobox', { name: 'Relation' }).allInnerTexts()).toHaveLength(2);
    expect(await card.getByRole('combobox', { name: 'Relation' }).first().inputValue()).toBe('contradicts');
    const [linking] = await callFrom(page, 'annotations.list', { articleId });
    expect(linking).toMatchObject({
      tags: ['denial'],
      links: [
        { article: articleId, relation: 'contradicts' },
        { article: sampleId, relation: 'see-also' },
      ],
    });

    // From here to there, and back.
    await card.getByRole('link', { name: /forty houses/ }).press('Enter');
    const other = page.getByRole('group', { name: 'Note on “forty houses on Quay Road”' });
    await expect.poll(() => other.getAttribute('data-focused')).toBe('true');
    await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toMatch(/forty houses/);
    await other.getByText('contradicted by').waitFor();
    await other.getByRole('button', { name: 'voted on Tuesday night' }).press('Enter');
    await expect.poll(() => card.getAttribute('data-focused')).toBe('true');

    // To the other article, whose note says so too.
    await card.getByRole('button', { name: /night train/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /night train/ }).waitFor();
    const far = margin(page).locator('[data-card][data-focused="true"]');
    await far.getByText('Harbour town votes').waitFor();

    // A link that is removed leaves its words, and comes back with Undo.
    await far.getByRole('button', { name: /Harbour town votes/ }).press('Enter');
    await card.getByRole('button', { name: /^Remove the link to “forty houses/ }).press('Enter');
    await expect.poll(() => card.getByRole('link', { name: /forty houses/ }).count()).toBe(0);
    await card.getByText('forty houses on Quay Road and').waitFor();
    await page.keyboard.press('Control+z');
    await card.getByRole('link', { name: /forty houses/ }).waitFor();

    // The list of notes says once what the text says as #word already.
    await page.keyboard.press('Alt+2');
    const row = page.getByRole('tabpanel').locator('[data-entry]').filter({ hasText: 'Against' });
    await row.waitFor();
    expect((await row.innerText()).match(/#denial/g)).toHaveLength(1);
    await page.unroute('**/api/search.query');
  });

  it('shows Markdown as it reads, a preview of it while it is written, and cuts what is long', async () => {
    const { page } = postil;
    await addNotes('voted on Tuesday night', {
      body: '**Who** called it?\nSee [minutes](https://saltmere.example/m).\n\n- one\n- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    });
    const card = page.getByRole('group', { name: /voted on Tuesday night/ });
    await page.keyboard.press('.');
    await expect.poll(() => card.locator('strong').innerText()).toBe('Who');
    expect(await card.getByRole('link', { name: 'minutes' }).getAttribute('href')).toBe('https://saltmere.example/m');
    expect(await card.locator('li').allInnerTexts()).toEqual(['one', '☑ done']);
    expect(await card.locator('td').allInnerTexts()).toEqual(['1', '2']);

    await page.keyboard.press('n');
    const preview = page.getByRole('region', { name: 'Preview', includeHidden: true });
    await expect.poll(() => preview.isVisible()).toBe(true);
    await page.getByRole('textbox', { name: 'Note' }).fill('Nothing to\nsee, #tag');
    await expect.poll(() => preview.isVisible()).toBe(false);
    await page.getByRole('textbox', { name: 'Note' }).fill('A long note. '.repeat(80));
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: 'more' }).waitFor();
    const short = (await card.boundingBox())?.height ?? 0;
    await card.getByRole('button', { name: 'more' }).press('Enter');
    await card.getByRole('button', { name: 'less' }).waitFor();
    expect((await card.boundingBox())?.height).toBeGreaterThan(short * 1.5);
  });

  it('runs nothing and asks for nothing of a hostile note', async () => {
    const { page } = postil;
    const asked: string[] = [];
    const onRequest = (request: Request) => asked.push(request.url());
    const onDialog = (dialog: Dialog) => void dialog.accept().then(() => asked.push('a dialog'));
    page.on('request', onRequest);
    page.on('dialog', onDialog);
    const body = [
      '<img src=x onerror=alert(1)><script>alert(1)</script><svg onload=alert(1)>',
      '![picture](https://evil.example/pixel.png) ![inline](data:image/png;base64,iVBORw0KGgo=)',
      '[script](javascript:alert(1)) [data](data:text/html,x) [file](file:///etc/passwd) [user](https://me@evil.example/)',
      '[vb](vbscript:x) <javascript:alert(1)> [odd](postil://article/../../x) [title](https://a.example "><b onclick=x>")',
      '&lt;iframe src=//evil.example&gt; &copy; <details open ontoggle=alert(1)>',
    ].join('\n\n');
    await addNotes('voted on Tuesday night', { body });
    const card = page.getByRole('group', { name: /voted on Tuesday night/ });
    await page.keyboard.press('.');
    await card.getByText('ontoggle').waitFor();
    const hrefs = await card.locator('a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs).toEqual(['https://evil.example/pixel.png', 'https://a.example']);
    expect(await card.locator('img, script, svg:not(button svg), iframe, details, [onerror], [onclick]').count()).toBe(
      0,
    );
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Note' }).waitFor();
    await page.keyboard.press('Escape');
    // Calls, and parts of the window itself that come after its first screen.
    const own = new URL(page.url()).origin;
    expect(asked.filter((url) => !['/api/', '/assets/'].some((path) => url.startsWith(own + path)))).toEqual([]);
    page.off('request', onRequest);
    page.off('dialog', onDialog);
  });

  it('completes tags that are in use anywhere in the library', async () => {
    const { page } = postil;
    const [sampleNote] = await callFrom(page, 'annotations.list', { articleId: sampleId });
    await callFrom(page, 'annotations.update', {
      articleId: sampleId,
      id: sampleNote?.id ?? '',
      changes: { tags: ['sea wall', 'tide'] },
    });
    await addNotes('voted on Tuesday night', { body: 'x' });
    await page.keyboard.press('.');
    await page.keyboard.press('n');
    await page.keyboard.press('Tab');
    await page.keyboard.type('water, se');
    await page.getByRole('option', { name: '#sea wall' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('Tags, separated by commas').inputValue()).toBe('water, sea wall, ');
    await page.keyboard.press('Escape');
    await margin(page).getByText('#water #sea wall').waitFor();
    // The field of the bar offers the same, but for what the note has.
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.locator('datalist option[value="tide"]').waitFor({ state: 'attached' });
    expect(await page.locator('datalist option[value="sea wall"]').count()).toBe(0);
    await callFrom(page, 'annotations.update', {
      articleId: sampleId,
      id: sampleNote?.id ?? '',
      changes: { tags: sampleNote?.tags ?? [] },
    });
  });

  it('takes tags before what completes them is loaded, and loses no letter as it comes', async () => {
    const { page } = postil;
    const rest = Promise.withResolvers<void>();
    await page.route('**/rest-*.js', async (route) => {
      await rest.promise;
      await route.continue();
    });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: /Harbour town/ }).waitFor();
    await addNotes('voted on Tuesday night', { body: 'x', tags: ['sea wall'] }, { body: 'y' });
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    await page.keyboard.press('n');
    await page.keyboard.press('Tab');
    await page.keyboard.type('water, se');
    const field = page.getByLabel('Tags, separated by commas');
    expect(await field.inputValue()).toBe('water, se');
    expect(await field.getAttribute('role')).toBe(null);
    rest.resolve();
    await page.getByRole('combobox', { name: 'Tags, separated by commas' }).waitFor();
    await page.keyboard.type('a');
    await page.getByRole('option', { name: '#sea wall' }).waitFor();
    expect(await field.inputValue()).toBe('water, sea');
    await page.unroute('**/rest-*.js');
  });

  it('in a narrow window keeps the keyboard at the card it goes to, and the picker on the screen', async () => {
    const { page } = postil;
    await page.setViewportSize({ width: 1100, height: 800 });
    await addNotes('voted on Tuesday night', { body: 'One' }, { body: 'Two' }, { body: 'Three' });
    await page.locator('[data-folded="true"]').first().waitFor();
    for (const key of ['Down', 'Down', 'Down', 'Down', 'Up', 'Up']) {
      await page.keyboard.press(`Alt+Arrow${key}`);
      const card = page.locator('[data-card][data-focused="true"]');
      await expect.poll(() => card.evaluate((element) => element === document.activeElement)).toBe(true);
    }
    // Written in low on the screen, the card has its picker below the edge, unless it is brought into view.
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Note' }).waitFor();
    const lineTop = await page.evaluate(() => {
      const [range] = CSS.highlights.get('mark-focused') ?? [];
      return range?.startContainer.parentElement?.getBoundingClientRect().top ?? 0;
    });
    const height = Math.round(lineTop) + 260;
    await page.setViewportSize({ width: 1100, height });
    await page.keyboard.type(' [[');
    await page.keyboard.type('t');
    const found = page.getByRole('search').getByRole('listbox');
    await found.getByRole('option').first().waitFor();
    const bottom = async () => {
      const box = await found.boundingBox();
      return box === null ? Number.POSITIVE_INFINITY : box.y + box.height;
    };
    await expect.poll(bottom).toBeLessThanOrEqual(height);
  });

  // The last ones, as they leave another article.
  it('has the note on an image level with the top of the image', async () => {
    const { page } = postil;
    const pixels = { data: new Uint8ClampedArray(400 * 300 * 4).fill(120), width: 400, height: 300 };
    const source = `data:image/png;base64,${Buffer.from(await encodePicture(pixels, 'png', null)).toString('base64')}`;
    const prose =
      '<p>The gate of the lock was painted by Maren Tholen, who went home by the towpath in the evening.</p>';
    const html = `<!doctype html><html lang="en"><title>The lock</title><article><h1>The lock</h1>${prose.repeat(3)}<figure><img src="${source}" alt="The lower gate"><figcaption>The lower gate in March.</figcaption></figure>${prose.repeat(3)}</article>`;
    const saved = `${folder.library}-lock.html`;
    await writeFile(saved, html);
    await dropFile(page, saved, 'lock.html', 'text/html');
    await page.getByRole('heading', { level: 1, name: 'The lock' }).waitFor();
    articleId =
      (await callFrom(page, 'articles.list', {})).articles.find(({ title }) => title === 'The lock')?.id ?? '';
    const { article } = await callFrom(page, 'articles.get', { id: articleId });
    const image = page.getByRole('img', { name: 'The lower gate' });
    const name = ((await image.getAttribute('src')) ?? '').split('/').at(-1) ?? '';
    const at = (await readingText()).indexOf('The lower gate in March');
    const passage = { start: at, end: at, content: article.content, image: name };
    await callFrom(page, 'annotations.create', { articleId, annotation: { passage, body: 'Which year?' } });
    const card = page.getByRole('group', { name: 'Note on an image' });
    await card.getByText('Which year?').waitFor();
    const top = async () => (await card.boundingBox())?.y ?? Number.NaN;
    expect((await top()) - ((await image.boundingBox())?.y ?? Number.NaN)).toBeCloseTo(-level, 0);
  });

  it('mounts the notes near the screen alone, and has them level wherever the reader goes', async () => {
    const { page } = postil;
    const paragraphs = Array.from(
      { length: 400 },
      (_, at) => `Paragraph ${at} of it. ${'So many words were said. '.repeat(20)}`,
    );
    const long = `${folder.library}-long.txt`;
    await writeFile(long, `A long story\n\n${paragraphs.join('\n\n')}\n`);
    await dropFile(page, long, 'long.txt', 'text/plain');
    await page.getByRole('heading', { level: 1, name: 'A long story' }).waitFor();
    articleId =
      (await callFrom(page, 'articles.list', {})).articles.find(({ title }) => title === 'A long story')?.id ?? '';
    const { article } = await callFrom(page, 'articles.get', { id: articleId });
    const text = await readingText();
    const annotations = [...text.matchAll(/Paragraph \d+ of it/g)].map(({ index: start, 0: quote }, at) => ({
      passage: { start, end: start + quote.length, content: article.content },
      body: `Note ${at}. ${'More words of it. '.repeat(at % 6)}`,
    }));
    await callFrom(page, 'annotations.createMany', { articleId, annotations });
    await margin(page).getByText('Note 0.').waitFor();

    const notes = await callFrom(page, 'annotations.list', { articleId });
    for (const at of [399, 7, 200, 201, 350]) {
      await page.getByRole('tab', { name: 'Notes 400' }).click();
      await page.getByRole('button', { name: `Note ${at}.` }).click();
      const id = notes[at]?.id ?? '';
      await page.locator(`[data-note="${id}"] [data-focused="true"]`).waitFor();
      await expect.poll(() => offLevel(page, id)).toBeCloseTo(0, 0);
      await expectNoOverlap(page);
      expect(await page.locator('[data-note]').count()).toBeLessThan(80);
    }
  });
});

describe('the margin when the host is killed', () => {
  beforeEach(async () => {
    await open();
  });

  closesAfterEach(() => ({ opened: postil, folder }));

  it('loses at most the last second of what is typed without a pause when the host is killed', async () => {
    const { page } = postil;
    await addNotes('voted on Tuesday night', { body: 'x' });
    await page.keyboard.press('.');
    await page.keyboard.press('n');
    await page.keyboard.press('Control+a');
    const words = Array.from({ length: 45 }, (_, at) => `word${at} `);
    const typedAt: number[] = [];
    for (const word of words) {
      await page.keyboard.type(word, { delay: 8 });
      typedAt.push(performance.now());
    }
    const killedAt = performance.now();
    await postil.kill();

    postil = await hosts[0].open({ library: folder.library });
    await margin(postil.page).getByText('word0').waitFor();
    const kept = (await margin(postil.page).textContent()) ?? '';
    const safe = words.filter((_, at) => killedAt - (typedAt[at] ?? 0) > 1000).join('');
    expect(safe.length).toBeGreaterThan(100);
    expect(kept).toContain(safe.trim());
  });
});
