import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#core/importing/elsewhere/csv-rows.ts';
import { readAs } from './read.ts';

const cellsOf = (text: string) => readCsv(text).rows.map((row) => ('cells' in row ? row.cells : row.problem));

describe('a table', () => {
  test('is read whatever its separator, line ends and byte order mark', () => {
    for (const separator of [',', ';', '\t']) {
      for (const end of ['\n', '\r\n', '\r']) {
        const text = `\ufeffName${separator}"Odd ${separator} head"${end}a${separator}"b ""c""${end}d"${end}${end}e${separator}${end}`;
        expect(cellsOf(text)).toEqual([
          { name: 'a', [`odd ${separator} head`]: `b "c"${end}d` },
          { name: 'e', [`odd ${separator} head`]: '' },
        ]);
      }
    }
  });

  test('keeps its rows where quotes are careless, cells too many or too few, or a quote never ends', () => {
    expect(cellsOf('a,b\nit is "so",1\n2\n3,4,5\n')).toEqual([
      { a: 'it is "so"', b: '1' },
      { a: '2' },
      { a: '3', b: '4', 'column 3': '5' },
    ]);
    const broken = cellsOf('a,b\nbefore,1\n"never ends,2\nafter,3\nlast,é\n');
    expect(broken).toEqual([
      { a: 'before', b: '1' },
      expect.stringContaining('Quote'),
      { a: 'after', b: '3' },
      { a: 'last', b: 'é' },
    ]);
  });

  test('gives back whatever was written into it', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.trim());
    const row = fc.tuple(cell, cell, cell).filter((cells) => cells[0] !== '');
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.constantFrom(',', ';', '\t'), (rows, separator) => {
        const write = (cells: readonly string[]) =>
          cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator);
        const text = [['x', 'y', 'z'], ...rows].map(write).join('\r\n');
        expect(cellsOf(text)).toEqual(rows.map(([x, y, z]) => ({ x, y, z })));
      }),
    );
  });

  test('of fifty thousand rows is read whole', () => {
    const rows = Array.from({ length: 50_000 }, (_, n) => `"Title, ${n}",https://a.example/${n},1700000000,,unread`);
    const { items } = readAs('pocket.csv', `title,url,time_added,tags,status\n${rows.join('\n')}`);
    expect([items.length, items.at(-1)?.title]).toEqual([50_000, 'Title, 49999']);
  });
});

describe('Pocket', () => {
  test('is read by the names of its columns, in any order, with or without the cursor', () => {
    const { app, items } = readAs(
      'export.txt',
      'cursor,title,status,url,time_added,tags\nx1,"Tide, and\nebb",archive,https://paper.example/tide,1641081845,sea|two words\n',
    );
    expect(app).toBe('pocket');
    expect(items).toMatchObject([
      {
        title: 'Tide, and ebb',
        url: 'https://paper.example/tide',
        saved: '2022-01-02T00:04:05.000Z',
        tags: ['sea', 'two words'],
        state: 'archive',
        extra: {},
      },
    ]);
  });

  test('a title that is the address is none; a row without an address fails alone; unknown columns are kept', () => {
    const { items, skips } = readAs(
      'p.csv',
      'title,url,time_added,tags,status,mood\nhttps://a.example/1,https://a.example/1,0,,unread,glad\nNo address,,1,,unread,\n',
    );
    expect(items).toMatchObject([{ title: '', saved: null, state: 'inbox', extra: { mood: 'glad' } }]);
    expect(skips).toMatchObject([{ row: 'row 2', title: 'No address', failed: true }]);
  });
});

test('tags come tidy; what cannot be a tag is none', () => {
  const tags = ['Sea', 'sea ', ' high   tide', '/', 'a//b/', 'x\ty', 'n'.repeat(120)];
  const { items } = readAs(
    'p.csv',
    `title,url,time_added,tags,status\nT,https://a.example/1,1,"${tags.join('|')}",unread\n`,
  );
  expect(items[0]?.tags).toEqual(['Sea', 'high tide', 'a/b', 'x y', 'n'.repeat(100)]);
});

describe('Instapaper', () => {
  test('takes the folder for a state or a tag, tags as JSON in a cell, a selection as a highlight', () => {
    const { app, items } = readAs(
      'instapaper-export.csv',
      [
        'URL,Title,Selection,Folder,Timestamp,Tags',
        'https://a.example/1,One,,Archive,1641081845,"[""sea"",""tide, high""]"',
        'https://a.example/2,Two,a few words,Rivers,1641081846,[]',
        'https://a.example/3,Three,,Starred,1641081847,[]',
        'instapaper-private://email/77,Letter,,Unread,1641081848,[]',
      ].join('\n'),
    );
    expect(app).toBe('instapaper');
    expect(items).toMatchObject([
      { state: 'archive', tags: ['sea', 'tide, high'], favourite: false },
      { state: 'inbox', tags: ['Rivers'], marks: [{ quote: 'a few words' }] },
      { favourite: true, tags: [] },
      {
        url: null,
        id: 'instapaper-private://email/77',
        title: 'Letter',
        extra: { address: 'instapaper-private://email/77' },
      },
    ]);
  });

  test('of older days has four columns, or five', () => {
    expect(readAs('i.csv', 'URL,Title,Selection,Folder\nhttps://a.example/1,One,,Unread\n').items).toMatchObject([
      { app: 'instapaper', saved: null, tags: [] },
    ]);
    const five = 'URL,Title,Selection,Folder,Timestamp\nhttps://a.example/1,One,,Unread,1641081845\n';
    expect(readAs('i.csv', five).items[0]?.saved).toBe('2022-01-02T00:04:05.000Z');
  });
});

describe('Readwise', () => {
  const head = 'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at';

  test('gives a book its highlights, with and without the newest column', () => {
    const { app, items } = readAs(
      'readwise-data.csv',
      [
        `${head},Document tags`,
        '"Two\nlines",Low Water,Ida Moor,,"my, note",blue,"sea, tide",page,12,2024-03-01 08:30:00+02:00,"geo, coast"',
        'Another,Low Water,Ida Moor,,,,,page,14,2024-03-01 09:00:00+00:00,"geo, coast"',
        'Elsewhere,Other Book,Ida Moor,B01,,,,location,9,,',
      ].join('\n'),
    );
    expect(app).toBe('readwise');
    expect(items).toMatchObject([
      {
        title: 'Low Water',
        byline: 'Ida Moor',
        url: null,
        tags: ['geo', 'coast'],
        marks: [
          {
            quote: 'Two\nlines',
            note: 'my, note',
            color: 'blue',
            tags: ['sea', 'tide'],
            created: '2024-03-01T06:30:00.000Z',
          },
          { quote: 'Another', extra: { 'location type': 'page', location: '14' } },
        ],
      },
      { title: 'Other Book', id: 'B01', marks: [{ created: null }] },
    ]);
    expect(readAs('r.csv', `${head}\nWords,Low Water,Ida Moor,,,,,page,1,\n`).items[0]?.tags).toEqual([]);
  });

  test('takes commands out of notes, and leaves out what was discarded with a word', () => {
    const row = (note: string) => `Words ${note},Low Water,Ida Moor,,${note},,,page,1,`;
    const { items } = readAs(
      'r.csv',
      [head, row('.h2 Heading'), row('.c1'), row('.discard'), row('see .h2')].join('\n'),
    );
    expect(items[0]?.marks.map(({ note, extra }) => [note, extra?.actions])).toEqual([
      ['Heading', ['.h2']],
      ['', ['.c1']],
      ['see .h2', undefined],
    ]);
    expect(items[0]?.warnings).toEqual([expect.stringContaining('row 3')]);
  });

  test('a row without a book or without words fails alone', () => {
    const { items, skips } = readAs('r.csv', `${head}\nWords,,,,,,,,,\n,Low Water,,,,,,,,\nGood,Low Water,,,,,,,,\n`);
    expect([items.length, skips.map(({ row, failed }) => [row, failed])]).toEqual([
      1,
      [
        ['row 1', true],
        ['row 2', true],
      ],
    ]);
  });
});

test('Readwise Reader writes tags as Python does; what lies in the feed is passed over', () => {
  const { app, items, skips } = readAs(
    'library.csv',
    [
      'Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen',
      `One,https://a.example/1,01a,"['sea', 'mayor\\'s office', ""it's""]",2024-03-01 08:30:00+00:00,0.25,later,True`,
      'Two,https://a.example/2,01b,[],2024-03-01 08:30:00+00:00,1,archive,False',
      'Fed,https://a.example/3,01c,[],2024-03-01 08:30:00+00:00,0,feed,False',
    ].join('\n'),
  );
  expect(app).toBe('reader');
  expect(items).toMatchObject([
    { id: '01a', tags: ['sea', "mayor's office", "it's"], progress: 0.25, state: 'later', extra: { seen: 'True' } },
    { state: 'archive', progress: 1 },
  ]);
  expect(skips).toMatchObject([{ title: 'Fed', failed: false }]);
});

test('Raindrop: folders, tags by commas, highlights by lines, a note of several lines', () => {
  const { app, items } = readAs(
    'raindrop.csv',
    [
      'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite',
      '7,One,"a\nb",About,https://a.example/1,Sea / North/South,"x, y z",2024-03-01T08:30:00.000Z,,"first\nsecond",true',
      '8,,,,https://a.example/2,Unsorted,,1709281800,,,false',
    ].join('\n'),
  );
  expect(app).toBe('raindrop');
  expect(items).toMatchObject([
    {
      id: '7',
      description: 'About',
      tags: ['Sea/North-South', 'x', 'y z'],
      favourite: true,
      marks: [{ quote: '', note: 'a\nb' }, { quote: 'first' }, { quote: 'second' }],
    },
    { title: '', tags: [], saved: '2024-03-01T08:30:00.000Z', marks: [] },
  ]);
});

test('Matter: semicolons between tags, the queue is the inbox, highlights that are counted and missing are told of', () => {
  const { app, items } = readAs(
    'matter.csv',
    [
      'Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight_Count,Last Interaction Date,File Id',
      'One,Ida Moor,paper.example,https://a.example/1,sea;high tide,640,False,True,True,3,2024-03-01 08:30:00,55',
    ].join('\n'),
  );
  expect(app).toBe('matter');
  expect(items).toMatchObject([
    {
      id: '55',
      byline: 'Ida Moor',
      site: 'paper.example',
      tags: ['sea', 'high tide'],
      state: 'archive',
      favourite: true,
      progress: 1,
      saved: '2024-03-01T08:30:00.000Z',
      warnings: [expect.stringContaining('3 highlights')],
      extra: { 'word count': '640' },
    },
  ]);
});

test('Hypothesis’ table: one page with its annotations, page notes without a quote', () => {
  const { app, items, skips } = readAs(
    'hypothesis.csv',
    [
      'Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags',
      '2024-03-01 08:30,ida,One,https://a.example/1,Public,Annotation,some words,a thought,"sea,tide"',
      '2024-03-01 08:31,ida,One,https://a.example/1,Public,Page note,,of the whole,',
      '2024-03-01 08:32,ida,One,,Public,Annotation,words,,',
    ].join('\n'),
  );
  expect(app).toBe('hypothesis');
  expect(items).toMatchObject([
    {
      title: 'One',
      marks: [
        { quote: 'some words', note: 'a thought', tags: ['sea', 'tide'] },
        { quote: '', note: 'of the whole' },
      ],
    },
  ]);
  expect(skips).toMatchObject([{ row: 'row 3', failed: true }]);
});

test('a table of nobody is none, whatever it is called; one in an older encoding is read', () => {
  expect(readAs('pocket.csv', 'a,b\n1,2\n').app).toBeNull();
  const text =
    'title,url,time_added,tags,status\nKüstenstraße am Morgen – größer,https://a.example/1,1641081845,Ärger,unread\n';
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  expect(readAs('p.csv', utf16).items).toMatchObject([{ title: 'Küstenstraße am Morgen – größer', tags: ['Ärger'] }]);
  const latin1 = Buffer.from(text.replace('–', '-'), 'latin1');
  expect(readAs('p.csv', latin1).items[0]?.title).toBe('Küstenstraße am Morgen - größer');
});
