import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../../src-main/core/importing/extract.ts';
import type { Extracted } from '../../../../src-main/core/importing/extracted.ts';

const utf8 = new TextEncoder();

/** What Windows puts on its clipboard: offsets in bytes, as ten digits. */
function windowsClipboard(fragment: string, url: string | null, shift = 0): Uint8Array {
  const before = '<html>\r\n<body>\r\n<!--StartFragment-->';
  const after = '<!--EndFragment-->\r\n</body>\r\n</html>';
  const header = (start: number, end: number, from: number, to: number): string => {
    const digits = (number: number) => String(number).padStart(10, '0');
    const source = url === null ? '' : `SourceURL:${url}\r\n`;
    return `Version:0.9\r\nStartHTML:${digits(start)}\r\nEndHTML:${digits(end)}\r\nStartFragment:${digits(from)}\r\nEndFragment:${digits(to)}\r\n${source}`;
  };
  const start = header(0, 0, 0, 0).length;
  const from = start + before.length;
  const to = from + utf8.encode(fragment).length;
  return utf8.encode(`${header(start, to + after.length, from + shift, to + shift)}${before}${fragment}${after}`);
}

function extract(bytes: Uint8Array, url = ''): Promise<Extracted> {
  return extractArticle({ bytes, name: 'Clipboard', contentType: 'text/html', url });
}

const text = 'Der Müller hörte das Rad – und schwieg.';

describe('the clipboard of Windows', () => {
  test('the fragment alone is read, and where it comes from', async () => {
    expect(await extract(windowsClipboard(`<p>${text}</p>`, 'https://www.orrin.example/mill?a=1'))).toMatchObject({
      html: `<p>${text}</p>`,
      url: 'https://www.orrin.example/mill?a=1',
      site: 'orrin.example',
      encoding: 'utf-8',
      certainty: 1,
      warnings: [],
      title: text,
    });
  });

  test('what the person selected is kept whole', async () => {
    const fragment = `<ul class="share"><li>Share this</li></ul><p>${text}</p><aside class="related"><a href="/b">Related: a dam</a></aside><p>By Hanna Prell</p>`;
    const { html } = await extract(windowsClipboard(fragment, 'https://orrin.example/a'));
    expect(html).toBe(
      `<ul><li>Share this</li></ul>\n<p>${text}</p>\n<p><a href="https://orrin.example/b">Related: a dam</a></p>\n<p>By Hanna Prell</p>`,
    );
  });

  test('a heading at its start is the title', async () => {
    const article = await extract(windowsClipboard(`<div><h2>The mill</h2></div><p>${text}</p><h2>A part</h2>`, null));
    expect(article).toMatchObject({ title: 'The mill', url: null, html: `<p>${text}</p>\n<h2>A part</h2>` });
  });

  test('wrong offsets give way to the comments', async () => {
    expect((await extract(windowsClipboard(`<p>${text}</p>`, null, 100_000))).html).toBe(`<p>${text}</p>`);
  });

  test('the address that the person gave counts more, and one of no web page nothing', async () => {
    const bytes = windowsClipboard(`<p>${text}</p>`, 'https://orrin.example/a');
    expect((await extract(bytes, 'https://orrin.example/b')).url).toBe('https://orrin.example/b');
    expect((await extract(windowsClipboard(`<p>${text}</p>`, 'file:///C:/secret.html'))).url).toBe(null);
  });

  test('it is sanitised as everything is', async () => {
    const { html } = await extract(windowsClipboard(`<p onclick="x()">${text}<script>alert(1)</script></p>`, null));
    expect(html).toBe(`<p>${text}</p>`);
  });

  test('without text it is refused', async () => {
    await expect(extract(windowsClipboard('<div></div>', null))).rejects.toMatchObject({ code: 'not-an-article' });
  });
});

describe('the clipboard of other systems', () => {
  test('the comments around a fragment are understood', async () => {
    const bytes = utf8.encode(`<html><body>\n<!--StartFragment--><p>${text}</p><!--EndFragment-->\n</body>\n</html>`);
    expect((await extract(bytes)).html).toBe(`<p>${text}</p>`);
  });

  test('a letter from Google Docs is not bold as a whole', async () => {
    const bytes = utf8.encode(
      `<meta charset='utf-8'><!--StartFragment--><b style="font-weight:normal;" id="docs-internal-guid-1"><p>${text}</p></b><!--EndFragment-->`,
    );
    expect((await extract(bytes)).html).toBe(`<p>${text}</p>`);
  });

  test('a page that only holds such comments somewhere is a page', async () => {
    const filler = `<p>${`${text} `.repeat(10)}</p>`.repeat(5);
    const bytes = utf8.encode(
      `<html><head><title>The mill</title></head><body><nav>Menu</nav><article><h1>The mill</h1><!--StartFragment-->${filler}<!--EndFragment--></article></body></html>`,
    );
    const article = await extract(bytes);
    expect(article.title).toBe('The mill');
    expect(article.html).not.toContain('Menu');
  });
});
