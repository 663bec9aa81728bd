import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractArticle } from '#core/importing/extract.ts';
import { settleMedia } from '#core/importing/images/media.ts';
import { bodyText } from '#core/importing/page/body-text.ts';
import { pageOf, paragraphs } from '../../../support/app.ts';
import { picture } from '../../../support/images.ts';

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string | Uint8Array;
}

const address = 'https://mill.example/news/again';
const html = (body = '', head = '') => pageOf('The mill turns again', paragraphs('mill'), { body, head });
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
const quoted = (text: string) =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[=\x80-\xff]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replace(/(.{60}[^=]{0,12})(?=.)/g, '$1=\r\n');

function mhtml(parts: readonly Part[], headers: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = {
    From: '<Saved by Blink>',
    'Snapshot-Content-Location': address,
    Subject: '=?utf-8?Q?The=20mill=20=E2=80=93=20again?=',
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b--"',
    ...headers,
  };
  const lines = (given: Readonly<Record<string, string>>) =>
    Object.entries(given)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
  const pieces = parts.flatMap((part) => [`----b--\r\n${lines(part.headers)}\r\n`, part.content, '\r\n']);
  const whole = [`${lines(all)}\r\n\r\n`, ...pieces, '----b----\r\n'];
  return Buffer.concat(whole.map((piece) => Buffer.from(piece as string)));
}

const main = (content: string, headers: Readonly<Record<string, string>> = {}): Part => ({
  headers: { 'Content-Type': 'text/html', 'Content-Location': address, ...headers },
  content,
});
const image = (location: string, headers: Readonly<Record<string, string>> = {}, salt = 0): Part => ({
  headers: {
    'Content-Type': 'image/png',
    'Content-Transfer-Encoding': 'base64',
    'Content-Location': location,
    ...headers,
  },
  content: base64(picture('png', salt)),
});
const extract = (bytes: Uint8Array, name = 'page.mhtml') => extractArticle({ bytes, name, contentType: '', url: '' });

describe('an MHTML file', () => {
  test('gives the article of its main part with the address in its head', async () => {
    const text = html('<p>The miller said “stay” in the café.</p>');
    const bytes = mhtml([main(quoted(text), { 'Content-Transfer-Encoding': 'quoted-printable' })]);
    const article = await extract(bytes);
    expect(article).toMatchObject({ format: 'mhtml', title: 'The mill turns again', url: address, warnings: [] });
    expect(bodyText(article.html)).toContain('The miller said “stay” in the café.');
    expect(bodyText(article.html)).toContain('lost count at forty');
  });

  test.each([
    ['its address', `${'https://mill.example'}/img/a.png`, 'https://mill.example/img/a.png', {}],
    ['its address, from a relative one', '../img/a.png', 'https://mill.example/img/a.png', {}],
    ['its address, from the root', '/img/a.png', 'https://mill.example/img/a.png', {}],
    ['a relative location', 'img/a.png', 'img/a.png', {}],
    ['its id', 'cid:pic-1@mill', '', { 'Content-ID': '<pic-1@mill>' }],
    ['its id, escaped', 'cid:pic%2D1@mill', '', { 'Content-ID': '<pic-1@mill>' }],
  ])('finds a picture by %s', async (_how, source, location, headers) => {
    const page = html(`<figure><img src="${source}" alt="Wheel"><figcaption>The wheel</figcaption></figure>`);
    const article = await extract(mhtml([main(page), image(location, headers)]));
    expect(article.images).toHaveLength(1);
    const source0 = article.images[0]?.source;
    expect(source0?.kind === 'bytes' && Buffer.from(source0.bytes).equals(picture('png'))).toBe(true);
    expect(article.html).toContain(`src="${article.images[0]?.placeholder}"`);
    expect(article.warnings).toEqual([]);
  });

  test('prefers what it holds to a better picture that it does not', async () => {
    const page = html('<img srcset="/large.png 2000w, /small.png 200w" src="/small.png" alt="Wheel">');
    const article = await extract(mhtml([main(page), image('https://mill.example/small.png')]));
    expect(article.images).toHaveLength(1);
  });

  test('shows no drawing that acts', async () => {
    const page = html('<img src="/a.svg" alt="Wheel">');
    const svg = { headers: { 'Content-Type': 'image/svg+xml', 'Content-Location': 'https://mill.example/a.svg' } };
    const article = await extract(mhtml([main(page), { ...svg, content: '<svg onload="alert(1)"/>' }]));
    const settled = await settleMedia(article.html, article.images, { path: null });
    expect(settled.media.size).toBe(0);
    expect(settled.html).not.toContain('alert');
  });

  test('takes the part that `start` names, not the first page', async () => {
    const frame = main(pageOf('An advertisement', paragraphs('soap')), { 'Content-Location': 'https://ad.example/' });
    const headers = { 'Content-Type': 'multipart/related; boundary="--b--"; start="<main@mill>"' };
    const article = await extract(mhtml([frame, main(html(), { 'Content-ID': '<main@mill>' })], headers));
    expect(article.title).toBe('The mill turns again');
    expect(article.html).not.toContain('soap');
  });

  test('takes the part with the address of the whole, and leaves frames out', async () => {
    const frame = main(pageOf('An advertisement', paragraphs('soap')), { 'Content-Location': 'https://ad.example/' });
    const article = await extract(mhtml([frame, main(html())]));
    expect(bodyText(article.html)).toContain('mill minutes');
    expect(article.html).not.toContain('soap');
  });

  test('reads a part in the charset of its header, and one in bytes as they are', async () => {
    const text = pageOf('Die Mühle', paragraphs('mill'), { body: '<p>Größe und Maß im Café, sagte Jürgen Öller.</p>' });
    const content = Buffer.from(text.replace('<meta charset="utf-8">', ''), 'latin1');
    const headers = { 'Content-Type': 'text/html; charset="iso-8859-1"', 'Content-Transfer-Encoding': 'binary' };
    const article = await extract(
      mhtml([
        { headers, content },
        { headers: { 'Content-Type': 'image/png' }, content: picture('png') },
      ]),
    );
    expect(article.title).toBe('Die Mühle');
    expect(bodyText(article.html)).toContain('Größe und Maß im Café, sagte Jürgen Öller.');
  });

  test('is called by its subject where the page has no title', async () => {
    const text = paragraphs('mill').map((paragraph) => `<p>${paragraph}</p>`);
    const article = await extract(mhtml([main(`<html><body><article>${text.join('')}</article></body></html>`)]));
    expect(article.title).toBe('The mill – again');
  });

  test('is known by its content under another name, and as old Internet Explorer wrote it', async () => {
    const headers = {
      From: '<Saved by Microsoft Internet Explorer 5>',
      'Content-Type': 'multipart/related;\r\n\tboundary="--b--";\r\n\ttype="text/html"',
    };
    const article = await extract(mhtml([main(html())], headers), 'page');
    expect(article.format).toBe('mhtml');
    const single = `From: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${html()}`;
    expect((await extract(Buffer.from(single), 'page.mht')).title).toBe('The mill turns again');
  });
});

test('the rule of its site is followed in an MHTML file, and its parts can be pointed at', async () => {
  const bytes = mhtml([main(html('<p class="promo">Subscribe to the letter of the mill.</p>'))]);
  const rule = { host: 'mill.example', whole: false, body: null, remove: ['p.promo'], modified: '' };
  const input = { bytes, name: 'page.mhtml', contentType: '', url: '' };
  const ruled = await extractArticle({ ...input, rules: [rule], outline: true });
  expect(bodyText(ruled.html)).not.toContain('Subscribe');
  expect(ruled.ruled?.host).toBe('mill.example');
  expect(ruled.outline).toContain('Subscribe');
});

describe('an MHTML file that is none', () => {
  test.each([
    ['has no page in it', mhtml([image('https://mill.example/a.png')])],
    ['has no parts', mhtml([])],
    ['ends in its head', Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n')],
    ['has an empty page', mhtml([main('')])],
  ])('because it %s is refused with a sentence', async (_why, bytes) => {
    await expect(extract(bytes)).rejects.toMatchObject({
      code: 'not-an-article',
      message: expect.stringMatching(/^“page\.mhtml” .+ The library stays as it was\. .+\.$/),
    });
  });

  test('because it was cut off is read as far as it goes', async () => {
    const whole = mhtml([main(html(`<p>${'And so on. '.repeat(500)}</p>`)), image('https://mill.example/a.png')]);
    const article = await extract(whole.subarray(0, 3000));
    expect(bodyText(article.html)).toContain('lost count at forty');
  });

  test('in having a hundred thousand parts is refused without delay', async () => {
    const bytes = Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n${'--b\r\n\r\n\r\n'.repeat(100_000)}`,
    );
    await expect(extract(bytes)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

const sample = '/work/shared/import-samples/page.mhtml';
test.skipIf(!existsSync(sample))('the shared sample is read (skipped where it is not there)', async () => {
  const article = await extract(readFileSync(sample));
  expect(article).toMatchObject({ title: 'Harbour bridge to close', url: expect.stringContaining('harbour-bridge') });
  expect(bodyText(article.html)).toContain('“We had no choice,”');
});
