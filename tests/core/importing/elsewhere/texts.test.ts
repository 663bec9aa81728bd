import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAs } from './read.ts';

const entry = (title: string, line: string, text: string) => `${title}\r\n- ${line}\r\n\r\n${text}\r\n==========\r\n`;

describe('a Kindle’s clippings', () => {
  test('become a book each: of edits the longest stays, a note joins the highlight that it ends', () => {
    const { app, items } = readAs(
      'My Clippings.txt',
      `\ufeff${[
        entry(
          'Low Water (a novel) (Moor, Ida)',
          'Your Highlight on page 3 | Location 40-41 | Added on Monday, March 4, 2024 8:05:09 PM',
          'The tide',
        ),
        entry(
          'Low Water (a novel) (Moor, Ida)',
          'Your Highlight on page 3 | Location 40-43 | Added on Monday, March 4, 2024 8:05:20 PM',
          'The tide was late, and nobody minded.',
        ),
        entry(
          'Low Water (a novel) (Moor, Ida)',
          'Your Note on page 3 | Location 43 | Added on Monday, March 4, 2024 8:06:00 PM',
          'compare',
        ),
        entry(
          'Low Water (a novel) (Moor, Ida)',
          'Your Note on page 3 | Location 43 | Added on Monday, March 4, 2024 8:07:00 PM',
          'compare the tables',
        ),
        entry(
          'Low Water (a novel) (Moor, Ida)',
          'Your Bookmark on page 9 | Location 90 | Added on Monday, March 4, 2024 8:08:00 PM',
          '',
        ),
        entry(
          'Low Water (a novel) (Moor, Ida)',
          'Your Note on page 20 | Location 300 | Added on Monday, March 4, 2024 8:09:00 PM',
          'stands alone',
        ),
        `\ufeff${entry('Plain title', 'Your Highlight on Location 5-6 | Added on Monday, March 4, 2024 12:00:00 AM', 'Two words')}`,
      ].join('')}`,
    );
    expect(app).toBe('kindle');
    expect(items).toMatchObject([
      {
        title: 'Low Water (a novel)',
        byline: 'Ida Moor',
        url: null,
        saved: '2024-03-04T20:05:09.000Z',
        marks: [
          {
            quote: 'The tide was late, and nobody minded.',
            note: 'compare the tables',
            created: '2024-03-04T20:05:20.000Z',
          },
          { quote: '', note: 'stands alone' },
        ],
      },
      { title: 'Plain title', byline: null, marks: [{ quote: 'Two words', created: '2024-03-04T00:00:00.000Z' }] },
    ]);
    expect(items[0]?.warnings).toHaveLength(2);
  });

  test('two highlights that meet in one location stay two', () => {
    const line = (range: string) => `Your Highlight on Location ${range} | Added on Monday, March 4, 2024 8:05:09 PM`;
    const text = entry('Low Water', line('40-41'), 'The tide.') + entry('Low Water', line('41-42'), 'The ebb.');
    expect(readAs('My Clippings.txt', text).items[0]?.marks.map(({ quote }) => quote)).toEqual([
      'The tide.',
      'The ebb.',
    ]);
  });

  test.each([
    [
      'German',
      'Ihre Markierung auf Seite 7 | bei Position 310-311 | Hinzugefügt am Dienstag, 3. Dezember 2024 19:05:44',
      '2024-12-03T19:05:44.000Z',
    ],
    [
      'French',
      'Votre surlignement sur la page 7 | emplacement 310-311 | Ajouté le mardi 3 décembre 2024 19:05:44',
      '2024-12-03T19:05:44.000Z',
    ],
    [
      'Spanish',
      'La subrayado en la página 7 | posición 310-311 | Añadido el martes, 3 de diciembre de 2024 19:05:44',
      '2024-12-03T19:05:44.000Z',
    ],
    [
      'Italian',
      'La tua evidenziazione a pagina 7 | posizione 310-311 | Aggiunto in data martedì 3 dicembre 2024 19:05:44',
      '2024-12-03T19:05:44.000Z',
    ],
    [
      'Portuguese',
      'Seu destaque na página 7 | posição 310-311 | Adicionado: terça-feira, 3 de dezembro de 2024 19:05:44',
      '2024-12-03T19:05:44.000Z',
    ],
    [
      'Dutch',
      'Je markering op pagina 7 | locatie 310-311 | Toegevoegd op dinsdag 3 december 2024 19:05:44',
      '2024-12-03T19:05:44.000Z',
    ],
    [
      'Russian',
      'Ваш выделенный отрывок на странице 7 | Место 310–311 | Добавлено: вторник, 3 декабря 2024 г. в 19:05:44',
      '2024-12-03T19:05:44.000Z',
    ],
    [
      'Japanese',
      '7ページ|位置No. 310-311のハイライト |作成日: 2024年12月3日火曜日 19:05:44',
      '2024-12-03T19:05:44.000Z',
    ],
    [
      'Chinese',
      '您在第 7 页（位置 #310-311）的标注 | 添加于 2024年12月3日星期二 下午7:05:44',
      '2024-12-03T19:05:44.000Z',
    ],
    [
      'British English',
      'Your Highlight on page 7 | Location 310-311 | Added on Tuesday, 3 December 2024 19:05:44',
      '2024-12-03T19:05:44.000Z',
    ],
  ])('are read in %s', (_language, line, created) => {
    const [book] = readAs('My Clippings.txt', entry('Buch (Brandt, Uwe)', line, 'Das Wasser kommt zuletzt.')).items;
    expect(book?.marks).toMatchObject([
      { quote: 'Das Wasser kommt zuletzt.', created, extra: { location: '310-311' } },
    ]);
  });

  test('an entry in no language fails alone', () => {
    const good = entry(
      'Low Water',
      'Your Highlight on Location 1-2 | Added on Monday, March 4, 2024 8:05:09 PM',
      'The tide.',
    );
    const { items, skips } = readAs('My Clippings.txt', good + entry('Other', 'Qux 7 | Zot 2024', 'Words'));
    expect([items.length, skips]).toMatchObject([1, [{ row: 'entry 2', title: 'Other', failed: true }]]);
  });

  test('keep every text that no longer one holds, whatever it is', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((one) => one.replace(/[\s\ufeff=<>]+/g, ' ').trim())
      .filter((one) => one !== '');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ text, at: fc.nat(50), length: fc.nat(5) }), {
          minLength: 1,
          selector: ({ text }) => text,
        }),
        (all) => {
          const line = (at: number, length: number) =>
            `Your Highlight on Location ${at + 1}-${at + 1 + length} | Added on Monday, March 4, 2024 8:05:09 PM`;
          const file = all.map(({ text: one, at, length }) => entry('Low Water', line(at, length), one)).join('');
          const kept = readAs('My Clippings.txt', file).items.flatMap(({ marks }) => marks.map(({ quote }) => quote));
          for (const { text: one } of all) expect(kept.some((quote) => quote.includes(one))).toBe(true);
        },
      ),
    );
  });
});

describe('bookmarks', () => {
  test('nested folders become one tag; attributes in any case; what is no page of the web is passed over', () => {
    const { app, items, skips } = readAs(
      'bookmarks.html',
      `<!DOCTYPE NETSCAPE-Bookmark-file-1><TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p>
        <DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bar</H3><DL><p>
          <DT><H3>Sea</H3><DL><p>
            <DT><H3>North/South</H3><DL><p>
              <dt><a href="https://a.example/1" add_date="1709281800" Tags="x,y z" ICON="data:image/png;base64,AAAA" TOREAD="1">One &amp; all</a>
              <DD>About the sea
              <DT><A HREF="https://a.example/2" ADD_DATE="1709281800000000">Two</A>
            </DL><p>
          </DL><p>
          <DT><A HREF="https://a.example/3" PRIVATE="1" ADD_DATE="13353755400000000">Three</A>
        </DL><p>
        <DT><A HREF="javascript:alert(1)">Bad</A>
        <DT><A HREF="data:text/html,x">Worse</A>
        <DT><A HREF="https://a.example/4">Four</A>
      </DL>`,
    );
    expect(app).toBe('bookmarks');
    expect(items).toMatchObject([
      {
        title: 'One & all',
        tags: ['Sea/North-South', 'x', 'y z'],
        description: 'About the sea',
        state: 'later',
        extra: {},
      },
      { title: 'Two', tags: ['Sea/North-South'], description: null, saved: '2024-03-01T08:30:00.000Z' },
      { title: 'Three', tags: [], saved: '2024-03-01T08:30:00.000Z', extra: { private: '1' } },
      { title: 'Four', tags: [], saved: null },
    ]);
    expect(skips.map(({ title, failed }) => [title, failed])).toEqual([
      ['Bad', false],
      ['Worse', false],
    ]);
  });

  test('Pocket’s older page says by its headings what was read', () => {
    const { app, items } = readAs(
      'ril_export.html',
      `<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>
        <li><a href="https://a.example/1" time_added="1709281800" tags="sea,high tide">One</a></li></ul>
        <h1>Read Archive</h1><ul><li><a href="https://a.example/2" time_added="1709281800" tags="">https://a.example/2</a></li></ul>`,
    );
    expect(app).toBe('pocket');
    expect(items).toMatchObject([
      { title: 'One', tags: ['sea', 'high tide'], state: 'inbox' },
      { title: '', tags: [], state: 'archive' },
    ]);
  });

  test('another page is none', () => {
    expect(readAs('page.html', '<!doctype html><title>Pockets</title><h1>Unread</h1><p>Words</p>').app).toBeNull();
  });
});

describe('Instapaper’s notes', () => {
  test('are quotations with what was written below them, of several articles', () => {
    const { app, items } = readAs(
      'notes.md',
      '# [One](https://a.example/1)\n\n> first line\n> second line\n\na thought\n\nin two parts\n\n> another\n\n# [[Two]](instapaper-private://email/9)\n\n> of a letter\n',
    );
    expect(app).toBe('instapaper');
    expect(items).toMatchObject([
      {
        url: 'https://a.example/1',
        marks: [
          { quote: 'first line\nsecond line', note: 'a thought\n\nin two parts' },
          { quote: 'another', note: '' },
        ],
      },
      { url: null, extra: { address: 'instapaper-private://email/9' }, marks: [{ quote: 'of a letter' }] },
    ]);
  });

  test('a Markdown text that merely begins with a link is none', () => {
    expect(
      readAs('a.md', '# [One](https://a.example/1)\n\nSome words of an article.\n\n> a quotation\n').app,
    ).toBeNull();
  });
});
