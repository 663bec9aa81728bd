import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src-main/core/importing/extract.ts';
import type { Extracted } from '../../../src-main/core/importing/extracted.ts';
import { bodyText } from '../../../src-main/core/importing/page/body-text.ts';

function extract(text: string, name = 'story.txt'): Promise<Extracted> {
  return extractArticle({ bytes: new TextEncoder().encode(text), name, contentType: '', url: '' });
}

const filler = [
  'The harbour master of Tessel said on Friday that the lock would open again before the autumn, after a winter in which nothing larger than a rowing boat had passed.',
  'Divers found the reason on Thursday. A chain that nobody had missed lay across the sill, and each time the gates closed it was pressed a little further into the wood.',
  'Repairs will take six weeks and cost less than was feared, according to the harbour master, who has asked the owners of barges to wait upstream of the old mill.',
];

describe('a wire story', async () => {
  const article = await extract(
    `Lock of Tessel to open before autumn\n\nBy Hanna Prell\n\n12 August 2025\n\n${filler[0]}\n\n– A chain on the sill –\n\n${filler[1]}\n\n${filler[2]}\n\nAbout Hanna Prell\n\nCheck Also\n\nBarges queue at the old mill\n\nMore than forty barges wait upstream of the mill at …\n`,
  );

  test('headline, by-line and date are metadata', () => {
    expect(article).toMatchObject({
      format: 'text',
      title: 'Lock of Tessel to open before autumn',
      byline: 'Hanna Prell',
      published: '2025-08-12',
      images: [],
      warnings: [],
    });
  });

  test('the line between dashes is a heading, the tail is gone', () => {
    expect(article.html).toBe(
      `<p>${filler[0]}</p>\n<h2>A chain on the sill</h2>\n<p>${filler[1]}</p>\n<p>${filler[2]}</p>`,
    );
  });

  test('the name of the author box is the by-line where no other is', async () => {
    const other = await extract(`Lock to open\n\n${filler.join('\n\n')}\n\nAbout Hanna Prell\n`);
    expect(other.byline).toBe('Hanna Prell');
    expect(bodyText(other.html).endsWith('the old mill.')).toBe(true);
  });

  test('what only looks like a tail stays', async () => {
    const text = `Lock to open\n\n${filler[0]}\n\nAbout Time\n\n${filler.join('\n\n')}\n\n${filler.join('\n\n')}`;
    expect((await extract(text)).html).toContain('<h2>About Time</h2>');
    expect((await extract(text)).byline).toBe(null);
  });
});

describe('what stands between headline and text', () => {
  const body = filler.join('\n\n');
  const read = async (head: string) => {
    const { title, byline, published, html } = await extract(`Lock to open\n\n${head}\n\n${body}`);
    const above = bodyText(html).split('\n').slice(0, -filler.length);
    return { title, byline, published, above };
  };

  test.each([
    ['a role', 'By Nora Vance\nStaff writer', 'Nora Vance'],
    ['a role and an outlet', 'By Nora Vance\nEconomics correspondent, The Orrin Times', 'Nora Vance'],
    ['a role of its own block', 'By Nora Vance\n\nStaff writer', 'Nora Vance'],
    ['an address', 'By Nora Vance and Tom Reed\nnora@tessel.example', 'Nora Vance, Tom Reed'],
    ['a note to editors above', '(Adds quotes, background)\n\nBy Nora Vance', 'Nora Vance'],
  ])('a by-line with %s goes as a whole', async (_, head, byline) => {
    expect(await read(head)).toEqual({ title: 'Lock to open', byline, published: null, above: [] });
  });

  test.each([
    [
      'bullets',
      '* The lock opens in autumn\n* A chain lay on the sill',
      ['The lock opens in autumn', 'A chain lay on the sill'],
    ],
    ['loose bullets', '- The lock opens\n\n- A chain lay there', ['The lock opens', 'A chain lay there']],
    [
      'a standfirst',
      'After a winter of waiting the barges may pass.',
      ['After a winter of waiting the barges may pass.'],
    ],
  ])('a by-line under %s goes, the summary stays', async (_, summary, above) => {
    const head = `${summary}\n\nBy Nora Vance\n12 August 2025`;
    expect(await read(head)).toEqual({ title: 'Lock to open', byline: 'Nora Vance', published: '2025-08-12', above });
  });

  test('a by-line on the line above the dateline goes alone', async () => {
    const article = await extract(`Lock to open\n\nBy Nora Vance\nLONDON (Wire) -- ${body}`);
    expect(article.byline).toBe('Nora Vance');
    expect(bodyText(article.html)).toBe(`LONDON (Wire) -- ${filler.join('\n')}`);
  });

  test.each([
    ['verse', 'By Orrin Bay\nwe went away'],
    ['a role without a by-line', 'Staff writer'],
    ['a line in brackets', '(Adder bites are rare here)'],
  ])('%s stays', async (_, head) => {
    expect(await read(head)).toMatchObject({ byline: null, above: head.split('\n') });
  });

  test.each([
    ['LONDON, Feb. 12, 2025 (Wire) -- ', '2025-02-12'],
    ['SAN FRANCISCO, Calif., February 12, 2025 /Newswire/ -- ', '2025-02-12'],
    ['Berlin, 12. Februar 2025 (abc) – ', '2025-02-12'],
    ['PARIS (AB), 12 février 2025 - ', '2025-02-12'],
    ['TESSEL (Norr Press) — Feb. 12, 2025 — ', '2025-02-12'],
    ['TESSEL, Orrin (Norr Press) -- Wednesday, February 12, 2025 -- ', '2025-02-12'],
    ['TESSEL (Norr Press) — February 12 — ', null],
    ['TESSEL (Norr Press) — Feb. 12, 2025, was a wet day. ', null],
    ['LONDON, Feb 12 (Wire) - ', null],
    ['On Feb. 12, 2025 it rained - ', null],
  ])('a text that begins %j was published then, and keeps it', async (dateline, published) => {
    const article = await extract(`Lock to open\n\n${dateline}${body}`);
    expect(article.published).toBe(published);
    expect(bodyText(article.html)).toBe(dateline + filler.join('\n'));
  });

  test('a by-line above a dateline on a line of its own is read, and the dateline stays', async () => {
    const article = await extract(`Lock to open\nBy NORA VANCE\nTESSEL (Norr Press) — Feb. 12, 2025\n\n${body}`);
    expect(article).toMatchObject({ byline: 'Nora Vance', site: 'Norr Press', published: '2025-02-12' });
    expect(bodyText(article.html)).toBe(`TESSEL (Norr Press) — Feb. 12, 2025\n${filler.join('\n')}`);
  });

  test.each([
    ['TESSEL (Norr Press) — ', 'Norr Press'],
    ['LONDON, Feb 12 (Wire) - ', 'Wire'],
    ['PARIS (AB), 12 février 2025 - ', 'AB'],
    ['BERLIN (dpa) – ', 'dpa'],
    ['STUTTGART (dpa/lsw) – ', 'dpa'],
    ['BERN (Keystone-SDA) – ', 'Keystone-SDA'],
    ['LONDON (Reuters) - ', 'Reuters'],
    ['KYIV (AP/AFP) — ', 'AP/AFP'],
    ['BEIJING, Nov. 8 (Xinhua) -- ', 'Xinhua'],
    ['МОСКВА, 8 ноября (ТАСС) — ', 'ТАСС'],
    ['NEW YORK--(BUSINESS WIRE)--', 'BUSINESS WIRE'],
    ['ROME (Catholic News Agency) — ', 'Catholic News Agency'],
    ['WASHINGTON (Religion News Service) — ', 'Religion News Service'],
    ['BERLIN (xy) – ', null],
    ['BERLIN (MK) – ', null],
    ['BERLIN, 12. Februar 2025 (MK) – ', null],
    ['LONDON (PA), 12 Feb 2025 - ', 'PA'],
    ['HARRISBURG (PA) – ', null],
    ['AUSTIN (TX), Feb 12, 2025 - ', null],
    ['WASHINGTON, Feb 12 (USA) - ', null],
    ['PARIS (France) – ', null],
    ['OTTAWA, Feb 12 (Canada) – ', null],
    ['KIEL (Schleswig-Holstein) – ', null],
    ['WASHINGTON (White House) – ', null],
    ['VW (Volkswagen) - ', null],
    ['ESA (European Space Agency) – ', null],
    ['LONDON (Breaking News) – ', null],
    ['LONDON (Press) – ', null],
    ['SPRINGFIELD (Ill.) — ', null],
    ['TESSEL (Feb 12) — ', null],
    ['Nora Vance (Norr Press) — ', null],
  ])('a text that begins %j is guessed to be of that agency', async (dateline, agency) => {
    const { site, found } = await extract(`Lock to open\n\n${dateline}${body}`);
    expect(site).toBe(agency);
    expect(found.site).toEqual(agency === null ? undefined : { source: 'dateline', confidence: 0.45 });
  });

  test.each([
    ['a line that says so', 'Source: The Orrin Times', 'The Orrin Times'],
    ['the address', 'https://orrin.example/lock', 'orrin.example'],
  ])('%s counts more than the agency', async (_, line, site) => {
    const article = await extract(`Lock to open\n\n${line}\n\nTESSEL (Norr Press) — ${body}`);
    expect([article.site, article.found.site?.source]).not.toContain('dateline');
    expect(article.site).toBe(site);
  });

  test.each([
    ['By Nora Vance, Norr Press', 'Nora Vance', 'Norr Press'],
    ['By Nora Vance and Tom Reed of the Orrin Times', 'Nora Vance, Tom Reed', 'Orrin Times'],
    ['By Nora Vance\nNorr Press', 'Nora Vance', 'Norr Press'],
    ['By Nora Vance, The Times', 'Nora Vance', 'The Times'],
    ['By Nora Vance\nReuters', 'Nora Vance', 'Reuters'],
    ['By Nora Vance of The Press', 'Nora Vance', null],
    ['By Nora Vance | Breaking News', 'Nora Vance', null],
    ['By Nora Vance, Sports News', 'Nora Vance', null],
    ['By Nora Vance, Emily Post', 'Nora Vance, Emily Post', null],
    ['By the Norr Press', 'the Norr Press', null],
  ])('%j says who wrote it, and for whom', async (line, byline, site) => {
    const article = await extract(`Lock to open\n\n${line}\n\n${body}`);
    expect(article).toMatchObject({ byline, site });
    expect(bodyText(article.html)).toBe(filler.join('\n'));
  });

  test.each(['Breaking News', 'LATEST NEWS', 'World & Business News', 'Local Sports News', 'News', 'The Press'])(
    'a line %j under the by-line is no outlet, and stays',
    async (line) => {
      for (const [below, published] of [
        ['\n', null],
        ['\n\n', null],
        ['\n12 August 2025\n\n', '2025-08-12'],
        ['\n\n12 August 2025\n\n', '2025-08-12'],
      ]) {
        const article = await extract(`Lock to open\n\nBy Nora Vance\n${line}${below}${body}`);
        expect(article).toMatchObject({ byline: 'Nora Vance', site: null, published });
        expect(bodyText(article.html)).toBe([line, ...filler].join('\n'));
      }
    },
  );

  test('the name of an outlet that is no line of the by-line stays', async () => {
    const article = await extract(`Lock to open\n\nBy Nora Vance\n\nOrrin Times\n\n${body}`);
    expect(article.site).toBeNull();
    expect(bodyText(article.html)).toContain('Orrin Times');
  });

  test('a line with the date counts more than the dateline', async () => {
    const article = await extract(`Lock to open\n\n14 February 2025\n\nLONDON, Feb. 12, 2025 (Wire) -- ${body}`);
    expect(article).toMatchObject({ published: '2025-02-14', found: { published: { source: 'date line' } } });
  });
});

describe('what stands behind the text', () => {
  const body = filler.join('\n\n');
  const read = async (tail: string, head = 'By Nora Vance\n\n') => {
    const { byline, html } = await extract(`Lock to open\n\n${head}${body}\n\n${tail}`);
    return { byline, below: bodyText(html).split('\n').slice(filler.length) };
  };

  test.each([
    ['the life of the author', 'Nora Vance is a staff writer at The Orrin Times.\n\nFollow her on X at @noravance.'],
    ['a life in two lines', 'Nora Vance is a staff writer.\nFollow her on Twitter @noravance'],
    ['the life of an author who is no journalist', 'Nora Vance is a professor of law at Tessel.'],
    ['where to write to', 'You can reach Nora Vance at nora@tessel.example.'],
    [
      'the principles of a wire',
      '(Reporting by Nora Vance in Tessel; editing by Tom Reed)\n\nOur Standards: The Wire Principles.',
    ],
    ['a contact', 'CONTACT: Tom Reed, press office, +44 20 5550 1234'],
    ['a contact in lines', 'Media contact:\nTom Reed\ntom@tessel.example'],
  ])('%s goes', async (_, tail) => {
    expect(await read(tail)).toEqual({ byline: 'Nora Vance', below: [] });
  });

  test.each([
    [
      'the end of a story about a writer',
      'Nora Vance is a reporter no more.',
      `Nora Vance, who wrote of the lock for many years before it closed, was there. ${filler[0]}\n\n`,
    ],
    ['a sentence about somebody', 'Tom Reed is a carpenter.', 'By Nora Vance\n\n'],
    ['a contact without an address', 'Contact: none since Friday.', 'By Nora Vance\n\n'],
    ['a follower', 'Follow the river on foot for an hour.', 'By Nora Vance\n\n'],
  ])('%s stays', async (_, tail, head) => {
    expect((await read(tail, head)).below.at(-1)).toBe(tail);
  });

  test('the life of an author names the one whom nothing else does', async () => {
    expect(await read('Nora Vance is a staff writer.', '')).toEqual({ byline: 'Nora Vance', below: [] });
  });
});

describe('where a fact comes from', () => {
  test.each([
    [
      'lines',
      `Lock to open\n\nBy Nora Vance\n\n12 August 2025\n\n${filler.join('\n\n')}`,
      ['first line', 'by-line text', 'date line'],
    ],
    [
      'labels',
      `Title: Lock to open\nAuthor: Nora Vance\nDate: 2025-08-12\n\n${filler.join('\n\n')}`,
      ['labelled line', 'labelled line', 'labelled line'],
    ],
    [
      'a mail',
      `From: Nora Vance <nora@tessel.example>\nSubject: Lock to open\nDate: Tue, 12 Aug 2025 10:00:00 +0000\n\n${filler.join('\n\n')}`,
      ['mail header', 'mail header', 'mail header'],
    ],
  ])('%s', async (_, text, sources) => {
    const { found, title, byline, published } = await extract(text);
    expect([title, byline, published?.slice(0, 10)]).toEqual(['Lock to open', 'Nora Vance', '2025-08-12']);
    expect([found.title, found.byline, found.published].map((finding) => finding?.source)).toEqual(sources);
    for (const finding of Object.values(found)) expect(finding?.confidence).toBeGreaterThan(0.5);
  });

  test('a title taken from the file has none', async () => {
    expect((await extract(filler.join('\n\n'), 'lock.txt')).found).toEqual({});
  });
});

describe('the shapes of plain text', () => {
  test('wrapped lines are joined', async () => {
    const wrapped = filler.map((text) => text.replace(/(.{50,70}) /g, '$1\n')).join('\n\n');
    const { title, html } = await extract(`LOCK TO OPEN\n\n${wrapped}`);
    expect(title).toBe('LOCK TO OPEN');
    expect(bodyText(html)).toBe(filler.join('\n'));
  });

  test('a line each where there are no blank lines', async () => {
    expect(await extract(`Lock to open\n${filler.join('\n')}`)).toMatchObject({
      title: 'Lock to open',
      html: filler.map((text) => `<p>${text}</p>`).join('\n'),
    });
  });

  test('lists, quotes, rules and short lines', async () => {
    const { html } = await extract(
      `A title\n\n${filler[0]}\n\n- one\n- two\n  goes on\n\n3. three\n4. four\n\n> quoted\n> on\n\n* * *\n\nA line\nof verse\n\n${filler[1]}`,
    );
    expect(html).toContain('<ul><li>one</li><li>two goes on</li></ul>');
    expect(html).toContain('<ol start="3"><li>three</li><li>four</li></ol>');
    expect(html).toContain('<blockquote><p>quoted on</p></blockquote>');
    expect(html).toContain('<hr>');
    expect(html).toContain('<p>A line<br>of verse</p>');
  });

  test.each([
    ['*** On the sill ***', 'On the sill'],
    ['— On the sill —', 'On the sill'],
    ['== On the sill ==', 'On the sill'],
    ['## On the sill', 'On the sill'],
    ['ON THE SILL', 'ON THE SILL'],
    ['On the sill\n-----------', 'On the sill'],
  ])('%j heads a part', async (line, heading) => {
    expect((await extract(`A title\n\n${filler[0]}\n\n${line}\n\n${filler[1]}`)).html).toContain(`<h2>${heading}</h2>`);
  });

  test('labelled lines, an end mark and Windows line ends', async () => {
    const article = await extract(
      `Title: Lock to open\r\nAuthor: Hanna Prell\r\nDate: 2025-08-12\r\nURL: https://tessel.example/lock\r\n\r\n${filler.join('\r\n\r\n')}\r\n\r\n(END)\r\n`,
    );
    expect(article).toMatchObject({
      title: 'Lock to open',
      byline: 'Hanna Prell',
      published: '2025-08-12',
      url: 'https://tessel.example/lock',
      site: 'tessel.example',
    });
    expect(bodyText(article.html)).toBe(filler.join('\n'));
  });

  test('markup in text is text', async () => {
    expect((await extract(`A title\n\nUse <b> & <script>alert(1)</script> in ${filler[0]}`)).html).toContain(
      '&lt;b&gt; &amp; &lt;script&gt;',
    );
  });

  test('a text without a headline is named after its file', async () => {
    expect((await extract(filler.join('\n\n'), 'lock-of_tessel.txt')).title).toBe('Lock of tessel');
  });

  test('a single line is the whole article', async () => {
    expect(await extract('Only this.')).toMatchObject({ html: '<p>Only this.</p>' });
  });
});

const seed = new URL('../../../../shared/seeds/article.txt', import.meta.url);

describe.skipIf(!existsSync(seed))('the wire story of the seeds (skipped where ../shared is absent)', () => {
  test('headline, sub-heading, by-line; no author box, no teaser; quirks as they are', async () => {
    const source = readFileSync(seed);
    const article = await extractArticle({ bytes: source, name: 'article.txt', contentType: '', url: '' });
    const text = bodyText(article.html);
    const lines = source.toString('utf8').split(/\r?\n/);
    expect(article.title).toBe(lines[0]);
    expect(article.byline).toBe(lines.find((line) => line.startsWith('About '))?.slice('About '.length));
    expect(article.html.match(/<h[1-6]>.*?<\/h[1-6]>/g)).toHaveLength(1);
    expect(article.html).toMatch(/<h2>Sign of /);
    expect(text).not.toContain('About ');
    expect(text).not.toContain('Check Also');
    expect(text).toContain('. , according to');
    expect(text.split('\n').length).toBe(lines.filter((line) => line !== '').length - 5);
  });
});
