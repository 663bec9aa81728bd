import { describe, expect, test } from 'vitest';
import { openArchive } from '#core/importing/formats/archive.ts';
import { packChapter } from '#core/importing/formats/epub/pack-chapter.ts';
import { planSplit } from '#core/importing/formats/epub/split.ts';
import { bodyText } from '#core/importing/page/body-text.ts';
import { epubOf } from '../../../support/epub.ts';
import { picture } from '../../../support/images.ts';
import { chapter, extract, headings, inputOf, prose } from './epub-book.ts';

describe('a book split into its chapters', () => {
  async function split(bytes: Uint8Array) {
    const plan = await planSplit(inputOf(bytes));
    const archive = await openArchive(bytes, 'mill-book.epub');
    const articles = [];
    for (const part of plan.chapters) articles.push(await extract(await packChapter(archive, plan, part)));
    return articles;
  }

  test('gives an article for each, with the facts of the book and the pictures of the chapter', async () => {
    const metadata = `<dc:title>The Mill &lt;Book&gt;</dc:title><dc:creator>Ada "A" Weir</dc:creator><dc:language>en</dc:language>
      <dc:date>2019-05-04</dc:date><dc:publisher>River &amp; Sons</dc:publisher><dc:source>https://mill.example/book</dc:source>`;
    const wheel = '<img src="img/wheel.png" alt="Wheel"/>';
    const bytes = epubOf([chapter(1), chapter(2, { body: `<h1>Chapter 2</h1>${prose('two')}${wheel}` })], {
      metadata,
      files: { 'OEBPS/img/wheel.png': picture('png') },
    });
    const articles = await split(bytes);
    const facts = { byline: 'Ada "A" Weir', site: 'River & Sons', published: '2019-05-04', language: 'en', url: null };
    expect(articles).toMatchObject([
      { title: 'Chapter 1 – The Mill <Book>', images: [], ...facts },
      { title: 'Chapter 2 – The Mill <Book>', images: [{ placeholder: 'media/pending-1' }], ...facts },
    ]);
    expect(articles.map(({ html }) => headings(html))).toEqual([[], []]);
    expect(bodyText(articles[0]?.html ?? '')).not.toContain('two society');
  });

  test('begins an article where the contents lead, and puts what is short with what follows', async () => {
    const bytes = epubOf([
      { file: 'part.xhtml', title: 'Part One', body: '<h1>Part One</h1>' },
      chapter(1),
      { file: 'c1b.xhtml', body: `<p>It went on.</p>${prose('more')}` },
      chapter(2),
      { file: 'end.xhtml', title: 'The End', body: '<p>Printed in the mill.</p>' },
    ]);
    const articles = await split(bytes);
    expect(articles.map(({ title }) => title)).toEqual([
      'Part One: Chapter 1 – The Mill Book',
      'Chapter 2: The End – The Mill Book',
    ]);
    expect(bodyText(articles[0]?.html ?? '')).toContain('It went on.');
    expect(bodyText(articles[1]?.html ?? '')).toContain('Printed in the mill.');
  });

  test('gives each chapter the notes that it refers to from a document that is none itself', async () => {
    const noted = (n: number) =>
      chapter(n, {
        body: `<h1>Part ${n}</h1>${prose(`p${n}`)}<p>Still<sup><a href="back/notes.xhtml#n${n}">${n}</a></sup>.</p>`,
      });
    const note = (n: number) =>
      `<li id="n${n}">The miller ${n} wrote of it at length, and more than once. <a href="../c${n}.xhtml">back</a></li>`;
    const notes = {
      file: 'back/notes.xhtml',
      title: 'Notes',
      body: `<h1>Notes</h1><ol>${[1, 2, 3].map(note).join('')}</ol>`,
    };
    const articles = await split(epubOf([noted(1), noted(2), noted(3), notes]));
    expect(articles.map(({ title }) => title)).toEqual([1, 2, 3].map((n) => `Chapter ${n} – The Mill Book`));
    for (const [index, { html }] of articles.entries()) {
      expect(html).toContain(`<sup><a id="fnref-1" href="#fn-1">${index + 1}</a></sup>`);
      expect(html.match(/The miller \d/g)).toEqual([`The miller ${index + 1}`]);
      expect(html).toContain(`<li id="fn-1" value="${index + 1}">`);
      expect(bodyText(html)).not.toContain('back');
    }
    const long = { ...notes, body: `${notes.body}<p id="n9">9. ${prose('nine')}</p>` };
    const some = await split(epubOf([noted(1), chapter(2), long]));
    expect(some.map(({ title }) => title)).toEqual(
      ['Chapter 1', 'Chapter 2', 'Notes'].map((own) => `${own} – The Mill Book`),
    );
    expect(some[0]?.html).toContain('id="fn-1"');
  });

  test('without contents gives an article for each document', async () => {
    const documents = [1, 2, 3].map((n) => ({ file: `d${n}.xhtml`, body: prose(`doc${n}`) }));
    const articles = await split(epubOf(documents));
    expect(articles.map(({ title }) => title)).toEqual([1, 2, 3].map((n) => `Part ${n} – The Mill Book`));
  });

  test('keeps a chapter that looks like a list of contents when it stands alone', async () => {
    const links = Array.from(
      { length: 30 },
      (_, n) => `<p><a href="https://mill.example/${n}">Report ${n} of the mill society</a></p>`,
    );
    const many = Array.from({ length: 9 }, (_, n) => chapter(n + 1));
    const bytes = epubOf([
      ...many,
      { file: 'sources.xhtml', title: 'Sources', body: `<h1>Sources</h1>${links.join('')}` },
    ]);
    const articles = await split(bytes);
    expect(articles.at(-1)?.title).toBe('Sources – The Mill Book');
    expect(articles.at(-1)?.html).toContain('Report 29');
  });
});
