// Longer than 300 lines: the books that it reads are written out in it.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractArticle } from '#core/importing/extract.ts';
import { settleMedia } from '#core/importing/images/media.ts';
import { bodyText } from '#core/importing/page/body-text.ts';
import { epubFiles, epubOf, xhtml } from '../../../support/epub.ts';
import { picture } from '../../../support/images.ts';
import { zipOfPaths } from '../../../support/zip.ts';
import { chapter, extract, headings, prose } from './epub-book.ts';

describe('a book as one article', () => {
  test('has its chapters in the order of the spine, under headings below its title', async () => {
    const article = await extract(epubOf([chapter(2), chapter(1)]));
    expect(article).toMatchObject({
      format: 'epub',
      title: 'The Mill Book',
      language: 'en',
      certainty: 1,
      warnings: [],
    });
    expect(headings(article.html)).toEqual(['h2 Chapter 2', 'h2 Chapter 1']);
    const text = bodyText(article.html);
    expect(text.indexOf('seed2 bridge')).toBeLessThan(text.indexOf('seed1 society'));
    expect(text).not.toContain('Contents');
  });

  test.each([
    ['EPUB 3', false],
    ['EPUB 2', true],
  ])('takes the titles of chapters without a heading from the contents of %s', async (_version, ncx) => {
    const bytes = epubOf(
      [
        chapter(1, { title: 'The flood &amp; after', body: prose('a') }),
        chapter(2, { title: 'The spring', body: `<p class="title">The  Spring</p>${prose('b')}` }),
        chapter(3, { title: 'Autumn', body: `<h2>Autumn, at last</h2>${prose('c')}` }),
        { file: 'c4.xhtml', body: prose('d') },
      ],
      { ncx },
    );
    const article = await extract(bytes);
    expect(headings(article.html)).toEqual(['h2 The flood &amp; after', 'h2 The spring', 'h2 Autumn, at last']);
    expect(bodyText(article.html)).not.toContain('The Spring');
    expect(bodyText(article.html)).toContain('d society');
  });

  test('knows what the package says of it', async () => {
    const metadata = `<dc:title id="t2">A subtitle</dc:title><dc:title id="t1">The Mill</dc:title>
      <meta refines="#t1" property="title-type">main</meta><meta refines="#t2" property="title-type">subtitle</meta>
      <dc:creator id="a">Ada Weir</dc:creator><dc:creator opf:role="aut">Bo Sluice</dc:creator>
      <dc:creator id="i">Cy Draw</dc:creator><meta refines="#i" property="role">ill</meta>
      <dc:date opf:event="modification">2024-01-01</dc:date><dc:date opf:event="publication">2019-05-04</dc:date>
      <dc:language>en_GB</dc:language><dc:publisher>River &amp; Sons</dc:publisher>
      <dc:description>&lt;p&gt;A book of water.&lt;/p&gt;</dc:description><dc:source>https://mill.example/book</dc:source>`;
    expect(await extract(epubOf([chapter(1), chapter(2)], { metadata }))).toMatchObject({
      title: 'The Mill',
      byline: 'Ada Weir, Bo Sluice',
      site: 'River & Sons',
      published: '2019-05-04',
      language: 'en-GB',
      description: 'A book of water.',
      url: 'https://mill.example/book',
      canonicalUrl: 'https://mill.example/book',
      found: { title: { source: 'dc:title' }, byline: { source: 'dc:creator' } },
    });
  });

  test('that says nothing of itself is called by its file', async () => {
    const article = await extract(
      epubOf([chapter(1)], { metadata: '<dc:date>2019</dc:date><dc:language>?</dc:language>' }),
    );
    expect(article).toMatchObject({ title: 'Mill book', byline: null, published: null, language: null, url: null });
  });

  test('has no cover, no title page and no list of contents', async () => {
    const link = (n: number) => `<p><a href="c${n}.xhtml">Chapter ${n}</a></p>`;
    const bytes = epubOf(
      [
        { file: 'cover.xhtml', body: '<img src="cover.png" alt="Cover"/>' },
        {
          file: 'title.xhtml',
          body: '<section epub:type="titlepage"><h1>The Mill Book</h1><p>by Ada Weir</p></section>',
        },
        { file: 'toc.xhtml', body: `<h1>Contents</h1>${[1, 2, 3, 4].map(link).join('')}` },
        { file: 'blank.xhtml', body: '<p> </p>' },
        chapter(1),
        chapter(2),
      ],
      {
        metadata: '<dc:title>The Mill Book</dc:title><dc:creator>Ada Weir</dc:creator>',
        guide: '<guide><reference type="cover" href="cover.xhtml"/></guide>',
        files: { 'OEBPS/cover.png': picture('png') },
      },
    );
    const article = await extract(bytes);
    expect(headings(article.html)).toEqual(['h2 Chapter 1', 'h2 Chapter 2']);
    expect(article.images).toEqual([]);
    expect(bodyText(article.html)).not.toContain('Ada Weir');
  });

  test('has the pictures of its chapters, also those wrapped in a drawing', async () => {
    const bytes = epubOf(
      [
        chapter(1, {
          body: `<h1>One</h1>${prose('a')}<img src="img/the%20wheel.png" alt="Wheel"/><img src="img/gone.png" alt="Gone"/>`,
        }),
        chapter(2, {
          file: 'text/c2.xhtml',
          body: `<h1>Two</h1>${prose('b')}<svg viewBox="0 0 9 9"><image width="9" xlink:href="../img/map.jpg"/></svg><img src="../../../../etc/x.png" alt="Out"/>`,
        }),
      ],
      { files: { 'OEBPS/img/the wheel.png': picture('png'), 'OEBPS/img/map.jpg': picture('jpg') } },
    );
    const article = await extract(bytes);
    expect(article.images.map(({ placeholder }) => placeholder)).toEqual(['media/pending-1', 'media/pending-2']);
    expect(article.images.map(({ source }) => source.kind === 'bytes' && Buffer.from(source.bytes))).toEqual([
      Buffer.from(picture('png')),
      Buffer.from(picture('jpg')),
    ]);
    for (const { placeholder } of article.images) expect(article.html).toContain(`src="${placeholder}"`);
    const settled = await settleMedia(article.html, article.images, { path: null });
    expect([...article.warnings, ...settled.warnings]).toEqual(['2 of 4 images were not saved with the page.']);
  });

  test('keeps the notes of its chapters, numbered through the book', async () => {
    const noted = (n: number) =>
      chapter(n, {
        body: `<h1>Part ${n}</h1>${prose('a')}<p>It stood${`<a href="#n1" epub:type="noteref">1</a>`} still.</p><aside epub:type="footnote" id="n1"><p>As the miller ${n} wrote.</p></aside>`,
      });
    const { html } = await extract(epubOf([noted(1), noted(2)]));
    expect(html.match(/ href="#fn-\d+"/g)).toEqual([' href="#fn-1"', ' href="#fn-2"']);
    expect(html.match(/ id="fn-\d+"/g)).toEqual([' id="fn-1"', ' id="fn-2"']);
  });

  describe('with notes in a document of their own', () => {
    const withNotes = (notes: string, references = (n: number) => reference(n)) =>
      epubOf([
        ...[1, 2].map((n) =>
          chapter(n, { body: `<h1>Part ${n}</h1>${prose(`p${n}`)}<p>It stood${references(n)} still.</p>` }),
        ),
        { file: 'notes.xhtml', title: 'Notes', body: `<h1>Notes</h1>${notes}` },
      ]);
    const reference = (n: number) => `<sup><a id="r${n}" href="notes.xhtml#n${n}">${n}</a></sup>`;
    const told = (n: number) => `As the miller ${n} wrote.`;

    test.each([
      ['an item', (n: number) => `<li id="n${n}">${told(n)} <a href="c${n}.xhtml#r${n}">↩</a></li>`, reference],
      ['a paragraph', (n: number) => `<p id="n${n}"><a href="c${n}.xhtml#r${n}">${n}</a>. ${told(n)}</p>`, reference],
      [
        'an aside',
        (n: number) =>
          `<aside epub:type="footnote" id="n${n}"><p>${n}. ${told(n)} <a href="c${n}.xhtml">back</a></p></aside>`,
        (n: number) => `<a epub:type="noteref" href="notes.xhtml#n${n}">${n}</a>`,
      ],
      [
        'an anchor in it',
        (n: number) => `<p><a id="n${n}" href="c${n}.xhtml#r${n}">[${n}]</a> ${told(n)}</p>`,
        (n: number) => `<a id="r${n}" href="notes.xhtml#n${n}">[${n}]</a>`,
      ],
      [
        'a plain number',
        (n: number) => `<p id="n${n}">${n} ${told(n)}</p>`,
        (n: number) => `<a href="notes.xhtml#n${n}">${n}</a>`,
      ],
      ['a definition', (n: number) => `<dl><dt>${n}</dt><dd id="n${n}">${told(n)}</dd></dl>`, reference],
    ])('as %s has them where they are referred to, linked both ways', async (_, note, references) => {
      const { html } = await extract(withNotes(note(1) + note(2), references));
      for (const n of [1, 2]) {
        expect(html).toMatch(
          new RegExp(
            `It stood<sup>(<a id="fnref-${n}" href="#fn-${n}">)\\[?${n}\\]?</a></sup> still|It stood<a id="fnref-${n}" href="#fn-${n}">\\[${n}\\]</a> still`,
          ),
        );
        expect(html).toMatch(
          new RegExp(
            `<li id="fn-${n}" value="${n}">(<p>)?As the miller ${n} wrote\\. ?<a href="#fnref-${n}"></a>(</p>)?</li>`,
          ),
        );
      }
      expect(headings(html)).toEqual(['h2 Part 1', 'h2 Part 2']);
      expect(html.indexOf('miller 1')).toBeLessThan(html.indexOf('Part 2'));
      expect(bodyText(html)).not.toMatch(/↩|back/);
    });

    test('keeps what nothing refers to', async () => {
      const { html } = await extract(
        withNotes(
          `<p id="n1">1. ${told(1)}</p><p id="n2">2. ${told(2)}</p><p id="n3">3. ${told(3)} <a href="c2.xhtml#r9">↩</a></p>`,
        ),
      );
      expect(headings(html)).toEqual(['h2 Part 1', 'h2 Part 2', 'h2 Notes']);
      expect(bodyText(html).split('\n').slice(-2)).toEqual(['Notes', `3. ${told(3)}`]);
    });

    test('has a note of two references once, and two ways back', async () => {
      const twice = (n: number) => reference(n) + (n === 1 ? ' and<sup><a href="notes.xhtml#n1">1</a></sup>' : '');
      const { html } = await extract(
        withNotes(`<ol><li id="n1">${told(1)}</li><li id="n2">${told(2)}</li></ol>`, twice),
      );
      expect(html).toContain(`<li id="fn-1" value="1">${told(1)}<a href="#fnref-1"></a><a href="#fnref-1-2"></a></li>`);
      expect(html.match(/As the miller 1/g)).toHaveLength(1);
    });

    test('takes no number that leads to a chapter for a note', async () => {
      const list = chapter(1, { body: `<h1>Plan</h1>${prose('a')}<p>See part <a href="c2.xhtml#start">2</a>.</p>` });
      const target = chapter(2, { body: `<h1>Part</h1><p id="start">It begins.</p>${prose('b')}` });
      const { html } = await extract(epubOf([list, target]));
      expect(html).not.toContain('fn-1');
      expect(html.match(/It begins/g)).toHaveLength(1);
    });

    test('leaves other links alone, and follows those that name their own document', async () => {
      const body = `<h1>One</h1><p>See <a href="https://mill.example/a#b">the mill</a><sup><a href="c1.xhtml#n1">1</a></sup>.</p>${prose('a')}<p id="n1">1. ${told(1)}</p>`;
      const { html } = await extract(epubOf([chapter(1, { body })]));
      expect(html).toContain(
        '<a href="https://mill.example/a#b">the mill</a><sup><a id="fnref-1" href="#fn-1">1</a></sup>',
      );
    });

    test('has them behind all documents of a chapter', async () => {
      const bytes = epubOf([
        chapter(1, { body: `<h1>Part 1</h1><p>It stood${reference(1)} still.</p>${prose('a')}` }),
        { file: 'c1b.xhtml', body: `<p>It went on.</p>${prose('more')}` },
        chapter(2),
        { file: 'notes.xhtml', body: `<p id="n1">1. ${told(1)}</p>` },
      ]);
      const text = bodyText((await extract(bytes)).html);
      expect(text.indexOf('It went on.')).toBeLessThan(text.indexOf(told(1)));
      expect(text.indexOf(told(1))).toBeLessThan(text.indexOf('Chapter 2'));
    });
  });

  test('is read as XHTML: empty elements close, page numbers go, nothing runs', async () => {
    const body = `<h1>One<a id="p1"/></h1><p><span epub:type="pagebreak" id="p2" title="2">2</span>Before <i/>the <![CDATA[<flood>]]> &amp; after.</p>
      <script type="text/javascript"><![CDATA[ alert(1) ]]></script><p onclick="alert(2)">It <em>rose</em>.</p>${prose('a')}<p hidden="hidden">Not shown</p>`;
    const article = await extract(epubOf([chapter(1, { body })]));
    expect(bodyText(article.html)).toContain('Before the <flood> & after.\nIt rose.\nThe a society');
    expect(article.html).not.toMatch(/alert|Not shown|>2/);
    expect(article.html).not.toContain('<i>');
  });

  test('loses a heading that only repeats its title', async () => {
    const article = await extract(epubOf([chapter(1, { body: `<h1>The <em>Mill</em> Book</h1>${prose('a')}` })]));
    expect(headings(article.html)).toEqual([]);
  });

  test('that names one document a thousand times has it once', async () => {
    const files = epubFiles([chapter(1)]);
    const ids = Array.from({ length: 1000 }, (_, n) => `x${n}`);
    const item = (id: string) => `<item id="${id}" href="c1.xhtml" media-type="application/xhtml+xml"/>`;
    files['OEBPS/package.opf'] = String(files['OEBPS/package.opf'])
      .replace('</manifest>', `${ids.map(item).join('')}</manifest>`)
      .replace('</spine>', `${ids.map((id) => `<itemref idref="${id}"/>`).join('')}</spine>`);
    expect(headings((await extract(zipOfPaths(files))).html)).toEqual(['h2 Chapter 1']);
  });

  test('whose fonts are garbled is read all the same', async () => {
    const files = { 'META-INF/encryption.xml': encryption('OEBPS/c1.otf', 'http://www.idpf.org/2008/embedding') };
    expect((await extract(epubOf([chapter(1)], { files }))).title).toBe('The Mill Book');
  });

  test('that lacks a chapter says so', async () => {
    const files = epubFiles([chapter(1), chapter(2)]);
    delete files['OEBPS/c2.xhtml'];
    const article = await extract(zipOfPaths(files));
    expect(article.warnings).toEqual(['One chapter could not be read and had to be left out.']);
  });

  test('that lacks its container is found by its package', async () => {
    const files = epubFiles([chapter(1)]);
    delete files['META-INF/container.xml'];
    expect((await extract(zipOfPaths(files))).title).toBe('The Mill Book');
  });
});

function encryption(path: string, algorithm: string): string {
  return `<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${path}"/></enc:CipherData></enc:EncryptedData></encryption>`;
}

describe('a book that cannot be read', () => {
  const without = (path: string) => {
    const files = epubFiles([chapter(1)]);
    delete files[path];
    return zipOfPaths(files);
  };
  const locked = {
    'META-INF/encryption.xml': encryption('OEBPS/c1.xhtml', 'http://www.w3.org/2001/04/xmlenc#aes128-cbc'),
  };
  const withPackage = (text: string) => zipOfPaths({ ...epubFiles([chapter(1)]), 'OEBPS/package.opf': text });

  test.each([
    ['is locked', epubOf([chapter(1)], { files: locked }), 'unsupported', /copy protection/],
    ['has no package', without('OEBPS/package.opf'), 'invalid-input', /OPF/],
    ['has an empty package', withPackage(''), 'invalid-input', /OPF/],
    ['names no chapters', withPackage('<package><manifest/><spine/></package>'), 'invalid-input', /chapters/],
    ['has no text', epubOf([chapter(1, { body: '<p></p>' })]), 'not-an-article', /without text/],
    ['lacks all its chapters', without('OEBPS/c1.xhtml'), 'not-an-article', /without text/],
    ['is no archive', Buffer.from('PK\u0003\u0004 and nothing more'), 'invalid-input', /unpacked/],
    ['nests its package without end', withPackage('<package>'.repeat(100_000)), 'too-large', /elements/],
  ])('because it %s is refused with a sentence', async (_why, bytes, code, words) => {
    await expect(extract(bytes)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^“mill-book\.epub” .+ The library stays as it was\. .+\.$/s),
    });
    await expect(extract(bytes)).rejects.toThrow(words);
  });

  test('is not one that declares entities of entities: they stay unread', async () => {
    const files = epubFiles([chapter(1)], { metadata: '<dc:title>Mill &z;</dc:title>' });
    const entities = Array.from(
      { length: 25 },
      (_, n) =>
        `<!ENTITY ${'abcdefghijklmnopqrstuvwxyz'[n + 1]} "&${'abcdefghijklmnopqrstuvwxyz'[n]};&${'abcdefghijklmnopqrstuvwxyz'[n]};">`,
    );
    const bomb = `<!DOCTYPE package [<!ENTITY a "ha">${entities.join('')}]>`;
    files['OEBPS/package.opf'] = String(files['OEBPS/package.opf']).replace('?>', `?>${bomb}`);
    expect((await extract(zipOfPaths(files))).title).toBe('Mill &z;');
  });
});

test('a document of a book on its own is no trouble', async () => {
  const bytes = Buffer.from(xhtml(`<article>${prose('alone')}</article>`, 'Alone'));
  const article = await extractArticle({ bytes, name: 'alone.xhtml', contentType: '', url: '' });
  expect(article.format).toBe('html');
});

const sample = '/work/shared/import-samples/article.epub';
test.skipIf(!existsSync(sample))('the shared sample is read (skipped where it is not there)', async () => {
  const article = await extract(readFileSync(sample));
  expect(article).toMatchObject({
    title: 'Harbour bridge to close for repairs',
    byline: 'Tomas Lind',
    published: '2025-03-09',
  });
  expect(bodyText(article.html)).toBe(
    'The bridge will close for nineteen weeks from June.\n“We had no choice,” said Mayor Ines Okafor.',
  );
});
