// Longer than 300 lines: one way from an address to an article, step by step.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createFetcher } from '#core/fetching/fetch-page.ts';
import { type AddressOptions, importAddress } from '#core/fetching/import-address.ts';
import { createExtractor } from '#core/importing/extractor.ts';
import { createImporter } from '#core/importing/import.ts';
import type { SiteRule } from '#shared/model/site-rule.ts';
import { pageOf, paragraphs } from '../../support/app.ts';
import { counterIds, tickingClock } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { picture } from '../../support/images.ts';
import { openLibrary } from '../../support/library.ts';
import { openSite, redirect, reply, type Site } from '../../support/site.ts';

const extractor = createExtractor({ size: 2 });
afterAll(() => extractor.close());

/** A new library, and a fetcher for which every name is this computer. */
async function setUp(rules: readonly SiteRule[] = []) {
  const { library, notes } = await openLibrary(join(await temporaryFolder(), 'Library'));
  const importer = createImporter(library, extractor, {
    now: tickingClock(),
    newId: counterIds(),
    rules: async () => rules,
    notes,
  });
  const fetcher = createFetcher({
    version: '0.0.0',
    lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    isAllowed: (address) => address === '127.0.0.1',
  });
  onTestFinished(() => fetcher.close());
  const take = (address: string, options: AddressOptions = {}) =>
    importAddress({ fetcher, extractor, importer, rules: async () => rules }, address, options);
  return { library, importer, take };
}

const paper = ({ port }: Site, path = '') => `http://paper.example:${port}${path}`;
const pathsOf = ({ asked }: Site) => asked.map(({ path }) => path);
const mill = pageOf('The mill turns again', paragraphs('mill'));
const png = (salt: number) => reply(picture('png', salt), { 'content-type': 'image/png' });

describe('an address', () => {
  test('is fetched, kept with its original and its own address, and known again', async () => {
    const { library, take } = await setUp();
    const site = await openSite({
      '/go': redirect('/mill?id=7&utm_source=letter'),
      '/mill?id=7&utm_source=letter': mill,
    });
    const typed = paper(site, '/go');
    const added = await take(typed);
    expect(added).toMatchObject({ status: 'added', title: 'The mill turns again', source: typed, reason: null });
    const article = await library.get(added.id ?? '');
    expect(article).toMatchObject({
      url: paper(site, '/mill?id=7'),
      site: 'paper.example',
      source: { name: 'mill.html', contentType: 'text/html; charset=utf-8', encoding: 'utf-8' },
    });
    const source = join(library.folderOf(article.id), article.source.file);
    expect(gunzipSync(await readFile(source)).toString()).toBe(mill);
    expect(await take(typed)).toMatchObject({ status: 'unchanged', id: article.id });
  });

  test('is asked for without what tracks the person', async () => {
    const { take } = await setUp();
    const site = await openSite({ '/mill?id=7': mill });
    await take(paper(site, '/mill?utm_campaign=x&id=7&gclid=1#part'));
    expect(pathsOf(site)).toEqual(['/mill?id=7']);
  });

  test('is read in the encoding that the server names', async () => {
    const { library, take } = await setUp();
    const text = 'Die Mühle läuft wieder, sagte die Müllerin, und über dem Fluß hing früh am Tag der Nebel. ';
    const latin = Buffer.from(
      pageOf('Über die Mühle', [text.repeat(4)]).replace('<meta charset="utf-8">', ''),
      'latin1',
    );
    const site = await openSite({ '/a': reply(latin, { 'content-type': 'text/html; charset=ISO-8859-1' }) });
    const result = await take(paper(site, '/a'));
    expect(result.title).toBe('Über die Mühle');
    const article = await library.get(result.id ?? '');
    expect(article.source.encoding).toBe('windows-1252');
  });

  test('takes the place of no article of another site by naming its address', async () => {
    const { library, take } = await setUp();
    const canonical = (url: string) => ({ head: `<link rel="canonical" href="${url}?utm_source=x">` });
    const site = await openSite({
      '/mill': pageOf('The mill', paragraphs('mill'), canonical('/the-mill')),
      '/fake': pageOf('The mill', paragraphs('fake'), canonical('http://paper.example/the-mill')),
    });
    const first = await take(paper(site, '/mill'));
    expect((await library.get(first.id ?? '')).canonicalUrl).toBe(paper(site, '/the-mill'));
    const fake = await take(paper(site, '/fake').replace('paper', 'other'));
    expect(fake).toMatchObject({ status: 'added' });
    expect((await library.get(fake.id ?? '')).canonicalUrl).toBeNull();
  });

  test('may be a plain text', async () => {
    const { take } = await setUp();
    const text = `A note on tides\n\n${paragraphs('tide').join('\n\n')}\n`;
    const site = await openSite({ '/tides.txt': reply(text, { 'content-type': 'text/plain' }) });
    expect(await take(paper(site, '/tides.txt'))).toMatchObject({ title: 'A note on tides' });
  });

  test('that cannot be had is named, and the library stays as it was', async () => {
    const { library, take } = await setUp();
    const site = await openSite({ '/empty': '<!doctype html><title>x</title><body></body>' });
    for (const [address, said] of [
      ['ftp://paper.example/', 'is a ftp: address'],
      [paper(site, '/gone'), 'is not there (404)'],
      [paper(site, '/empty'), 'holds no article text'],
    ] as const) {
      const result = await take(address);
      expect(result).toMatchObject({ status: 'failed', source: address, reason: expect.stringContaining(said) });
    }
    expect(await library.list()).toEqual([]);
  });

  test('is given up when the person cancels', async () => {
    const { library, take } = await setUp();
    const stop = new AbortController();
    const site = await openSite({
      '/mill': pageOf('The mill', paragraphs('mill'), { body: '<figure><img src="/slow.png" alt="A wheel"></figure>' }),
      '/slow.png': () => stop.abort(),
    });
    const result = await take(paper(site, '/mill'), { signal: stop.signal });
    expect(result).toMatchObject({ status: 'failed', reason: expect.stringContaining('cancelled') });
    expect(await library.list()).toEqual([]);
  });

  test('with dryRun says what would happen and writes nothing', async () => {
    const { library, take } = await setUp();
    const site = await openSite({ '/mill': mill });
    expect(await take(paper(site, '/mill'), { dryRun: true })).toMatchObject({ status: 'added' });
    expect(await library.list()).toEqual([]);
  });
});

describe('an address that is in the library', () => {
  const figure = '<figure><img src="wheel.png" alt="The wheel"></figure>';
  const box = '<p class="promo">Subscribe to the letter of the mill, which comes each week by post.</p>';

  test('is extracted again from what was kept, with its images', async () => {
    const { library, importer, take } = await setUp();
    const page = pageOf('The mill', paragraphs('mill'), { body: figure });
    const site = await openSite({ '/news/mill': page, '/news/wheel.png': png(1) });
    const { id } = await take(paper(site, '/news/mill'));
    const before = await library.get(id ?? '');
    expect(before.images).toEqual({ [paper(site, '/news/wheel.png')]: expect.stringMatching(/\.png$/) });
    expect(await importer.extractAgain(id ?? '')).toMatchObject({ status: 'unchanged' });
    expect(site.asked).toHaveLength(2);
  });

  test('with much less text asks before it replaces', async () => {
    const { library, importer, take } = await setUp();
    const answers = { '/mill': pageOf('The mill', [...paragraphs('mill'), ...paragraphs('brook')]) };
    const site = await openSite(answers);
    const { id } = await take(paper(site, '/mill'));
    answers['/mill'] = pageOf('The mill', paragraphs('mill').slice(0, 1));
    const less = await take(paper(site, '/mill'));
    expect(less).toMatchObject({ status: 'failed', id, reason: expect.stringContaining('much less text') });
    const { words } = await library.get(id ?? '');
    expect(await importer.replaceAnyway(less.replace ?? '')).toMatchObject({ status: 'updated', id });
    expect((await library.get(id ?? '')).words).toBeLessThan(words);
    expect(site.asked).toHaveLength(2);
  });

  test('follows what the person chose of it, and the rule of its site', async () => {
    const rule = { whole: false, body: null, remove: ['p.promo'] };
    const page = (salt: string) => pageOf('The mill', paragraphs(salt), { body: box });
    const { library, importer, take } = await setUp();
    const answers = { '/mill': page('mill') };
    const site = await openSite(answers);
    const { id } = await take(paper(site, '/mill'));
    await importer.choose(id ?? '', {
      how: 'remove',
      lines: ['Subscribe to the letter of the mill, which comes each week by post.'],
    });
    answers['/mill'] = page('other mill');
    expect(await take(paper(site, '/mill'))).toMatchObject({ status: 'updated', id });
    const { text } = await library.body(id ?? '');
    expect(text).toContain('other mill');
    expect(text).not.toContain('Subscribe');

    const ruled = await setUp([{ host: 'paper.example', ...rule } as SiteRule]);
    const other = await ruled.take(paper(site, '/mill'));
    expect((await ruled.library.body(other.id ?? '')).text).not.toContain('Subscribe');
  });
});

describe('images', () => {
  const figure = (src: string, alt: string) => `<figure><img src="${src}" alt="${alt}"></figure>`;

  test('of the article, and of nothing else on the page, come with it', async () => {
    const { library, take } = await setUp();
    const body = figure('wheel.png', 'The wheel') + figure('//img.example:PORT/miller.png', 'The miller');
    const page = pageOf('The mill', paragraphs('mill'), { body }).replace(
      '<body>',
      '<body><nav><img src="/logo.png" alt="Logo"><a href="/">Home</a></nav><img src="/pixel.gif" width="1" height="1">',
    );
    const answers: Record<string, Parameters<typeof openSite>[0][string]> = {
      '/news/wheel.png': png(1),
      '/miller.png': png(2),
    };
    const site = await openSite(answers);
    answers['/news/mill'] = page.replace('PORT', String(site.port));
    const steps: string[] = [];
    const result = await take(paper(site, '/news/mill'), { onStep: (step) => steps.push(step) });
    expect(result).toMatchObject({ status: 'added', warnings: [] });
    expect(pathsOf(site).sort()).toEqual(['/miller.png', '/news/mill', '/news/wheel.png']);
    const { html } = await library.body(result.id ?? '');
    expect(html.match(/<img src="media\/[0-9a-f]{32}\.png"/g)).toHaveLength(2);
    expect(steps).toEqual(['', ', image 1 of 2', ', image 2 of 2'].map((step) => `paper.example:${site.port}${step}`));
  });

  test('that are missing, no pictures or too large leave a sentence behind', async () => {
    const { library, take } = await setUp();
    const names = ['gone', 'drawing', 'lie', 'inside'];
    const body = names.map((name) => figure(`/${name}.png`, `A ${name}`)).join('') + figure('/good.png', 'A good one');
    const site = await openSite({
      '/mill': pageOf('The mill', paragraphs('mill'), { body }),
      '/drawing.png': reply('<svg xmlns="http://www.w3.org/2000/svg"/>', { 'content-type': 'image/svg+xml' }),
      '/lie.png': reply('<script>alert(1)</script>', { 'content-type': 'image/png' }),
      '/inside.png': redirect('http://10.0.0.1/router.png'),
      '/good.png': png(3),
    });
    const result = await take(paper(site, '/mill'));
    expect(result).toMatchObject({ status: 'added', warnings: ['4 of 5 images were not saved with the page.'] });
    const { html } = await library.body(result.id ?? '');
    for (const name of names) expect(html).toContain(`<img alt="A ${name}">`);
    expect(html).toMatch(/<img src="media\/[0-9a-f]{32}\.png" alt="A good one" width="\d+" height="\d+">/);
  });

  test('are at most a hundred, four at once', async () => {
    const { take } = await setUp();
    let open = 0;
    let most = 0;
    const answers: Record<string, Parameters<typeof openSite>[0][string]> = {};
    const figures: string[] = [];
    for (let i = 0; i < 120; i += 1) {
      figures.push(figure(`/${i}.png`, `Picture ${i}`));
      answers[`/${i}.png`] = (_, response) => {
        open += 1;
        most = Math.max(most, open);
        setTimeout(() => {
          open -= 1;
          response.writeHead(200, { 'content-type': 'image/png' }).end(picture('png', i));
        }, 1);
      };
    }
    const site = await openSite({
      ...answers,
      '/mill': pageOf('The mill', paragraphs('mill'), { body: figures.join('<p>Another view of the mill.</p>') }),
    });
    await take(paper(site, '/mill'));
    expect(site.asked).toHaveLength(101);
    expect(most).toBeLessThanOrEqual(4);
  });
});

describe('other forms of a page', () => {
  const long = paragraphs('mill').join(' ');
  const teaser = (head: string) => pageOf('The mill turns again', ['The mill turns. Read on.'], { head });

  test('an AMP copy gives way to the page that it is a copy of', async () => {
    const { library, take } = await setUp();
    const amp = mill.replace('<html', '<html amp').replace('</head>', '<link rel="canonical" href="/mill"></head>');
    const site = await openSite({ '/amp/mill': amp, '/mill': mill });
    const result = await take(paper(site, '/amp/mill'));
    expect((await library.get(result.id ?? '')).url).toBe(paper(site, '/mill'));
  });

  test('an AMP copy stays where the page itself is gone', async () => {
    const { library, take } = await setUp();
    const amp = mill.replace('<html', '<html amp').replace('</head>', '<link rel="canonical" href="/mill"></head>');
    const site = await openSite({ '/amp/mill': amp });
    const result = await take(paper(site, '/amp/mill'));
    expect(result).toMatchObject({ status: 'added' });
    expect(await library.get(result.id ?? '')).toMatchObject({
      url: paper(site, '/amp/mill'),
      canonicalUrl: paper(site, '/mill'),
    });
  });

  test.each([
    ['AMP', '<link rel="amphtml" href="/other">'],
    ['print', '<link rel="alternate" media="print" href="/other">'],
  ])('the %s form is read where the page has hardly any text, and kept under its address', async (_, head) => {
    const { library, take } = await setUp();
    const page = teaser(`${head}<meta name="author" content="Ann Weaver">`);
    const site = await openSite({ '/mill': page, '/other': pageOf('The mill', [long, long]) });
    const result = await take(paper(site, '/mill'));
    const article = await library.get(result.id ?? '');
    expect(article).toMatchObject({ url: paper(site, '/mill'), byline: 'Ann Weaver' });
    expect(article.words).toBeGreaterThan(150);
    expect(pathsOf(site)).toEqual(['/mill', '/other']);
  });

  test('are not asked for where the page is good, nor kept where they are no better', async () => {
    const { library, take } = await setUp();
    const good = pageOf('The mill', [...paragraphs('mill'), ...paragraphs('brook')]).replace(
      '</head>',
      '<link rel="amphtml" href="/amp"></head>',
    );
    const site = await openSite({
      '/mill': good,
      '/teaser': teaser('<link rel="amphtml" href="/no">'),
      '/no': teaser(''),
    });
    await take(paper(site, '/mill'));
    expect(pathsOf(site)).toEqual(['/mill']);
    const result = await take(paper(site, '/teaser'));
    expect(result.reason).toBeNull();
    expect((await library.get(result.id ?? '')).url).toBe(paper(site, '/teaser'));
  });

  test('a page that only sends on by meta refresh is followed once', async () => {
    const { library, take } = await setUp();
    const on = (to: string) => `<!doctype html><meta http-equiv="refresh" content="0; url=${to}"><title>x</title>`;
    const site = await openSite({ '/': on('/mill'), '/mill': mill, '/loop': on('/loop2'), '/loop2': on('/loop') });
    const result = await take(paper(site, '/'));
    expect(result).toMatchObject({ status: 'added', title: 'The mill turns again' });
    expect((await library.get(result.id ?? '')).url).toBe(paper(site, '/mill'));
    expect(await take(paper(site, '/loop'))).toMatchObject({ status: 'failed' });
    expect(pathsOf(site)).toEqual(['/', '/mill', '/loop', '/loop2']);
  });
});

describe('an article on several pages', () => {
  const image = '<figure><img src="/PAGE.png" alt="A view"></figure>';
  const part = (number: number, next: string | null) =>
    pageOf('The long mill', paragraphs(`part ${number}`), {
      head: next === null ? '' : `<link rel="next" href="${next}">`,
      body: image.replace('PAGE', String(number)),
    });

  test('is joined in order, with its images and without what every page repeats', async () => {
    const { library, take } = await setUp();
    const site = await openSite({
      '/mill': part(1, '/mill?page=2'),
      '/mill?page=2': part(2, '/mill?page=3'),
      '/mill?page=3': part(3, null),
      ...Object.fromEntries([1, 2, 3].map((number) => [`/${number}.png`, png(number)])),
    });
    const result = await take(paper(site, '/mill'));
    expect(result).toMatchObject({ status: 'added', title: 'The long mill' });
    expect(result.warnings).toEqual([expect.stringContaining('3 pages')]);
    const { text, html } = await library.body(result.id ?? '');
    const places = [1, 2, 3].map((number) => text.indexOf(`The part ${number} society`));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(html.match(/src="media\/[0-9a-f]{32}\.png"/g)).toHaveLength(3);
    expect(text.split('The long mill').length - 1).toBeLessThanOrEqual(1);
    expect(await extractor.sanitise(html)).toBe(html);
  });

  test('is not joined with the next article', async () => {
    const { take } = await setUp();
    const site = await openSite({ '/mill': part(1, '/brook'), '/brook': part(2, null), '/1.png': png(1) });
    const result = await take(paper(site, '/mill'));
    expect(result.warnings).toEqual([]);
    expect(pathsOf(site)).toEqual(['/mill', '/1.png']);
  });

  test('is followed for ten pages at most', async () => {
    const { take } = await setUp();
    const pages = Array.from({ length: 14 }, (_, i) => [`/mill/${i + 1}`, part(i + 1, `/mill/${i + 2}`)]);
    const site = await openSite(Object.fromEntries(pages));
    await take(paper(site, '/mill/1'));
    expect(pathsOf(site).filter((path) => path.startsWith('/mill'))).toHaveLength(10);
  });
});
