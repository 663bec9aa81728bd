import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src-main/core/importing/extract.ts';
import { bodyText } from '../../../src-main/core/importing/page/body-text.ts';
import { guardHtml } from '../../../src-main/core/importing/page/guard-html.ts';
import { AppError } from '../../../src-main/shared/api/errors.ts';

const utf8 = new TextEncoder();
const prose = `<p>${'The mill by the river has been turning for longer than the town has had a name. '.repeat(12)}</p>`;

async function attempt(bytes: Uint8Array, name: string): Promise<AppError> {
  try {
    await extractArticle({ bytes, name, contentType: '', url: '' });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

async function read(html: string): Promise<string> {
  const input = { bytes: utf8.encode(html), name: 'page.html', contentType: '', url: '' };
  return bodyText((await extractArticle(input)).html);
}

describe('refused with a message that names the file', () => {
  test.each([
    ['an empty file', new Uint8Array(), 'empty.html', 'invalid-input', 'is empty'],
    ['white space', utf8.encode(' \r\n\t\n'), 'blank.txt', 'invalid-input', 'is empty'],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'a.html', 'unsupported', 'PNG image'],
    ['a JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'a.txt', 'unsupported', 'JPEG image'],
    ['a ZIP', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'a.txt', 'unsupported', 'ZIP archive'],
    ['half a PDF', utf8.encode('%PDF-1.7\n1 0 obj'), 'a.html', 'invalid-input', 'damaged'],
    ['NULs', Uint8Array.from({ length: 4000 }, (_, n) => (n * 37) % 7), 'a.txt', 'unsupported', 'binary'],
    ['noise', Uint8Array.from({ length: 4000 }, (_, n) => (n * n * 131 + 7) % 251), 'a.bin', 'unsupported', 'binary'],
    [
      'a page without text',
      utf8.encode('<!DOCTYPE html><html><body><img src=x></body></html>'),
      'a.html',
      'not-an-article',
      'no article text',
    ],
    [
      'a page of scripts',
      utf8.encode('<html><body><script>let a = "text";</script></body></html>'),
      'a.html',
      'not-an-article',
      'no article text',
    ],
    ['one line of 50 MB', new Uint8Array(50 * 1024 * 1024).fill(0x78), 'long.html', 'too-large', '25 MB'],
    ['one line of 50 MB of text', new Uint8Array(50 * 1024 * 1024).fill(0x78), 'long.txt', 'too-large', '25 MB'],
    ['too many elements', utf8.encode('<b></b>'.repeat(200_001)), 'many.html', 'too-large', '200,000 elements'],
    [
      'links that are long once they are whole',
      utf8.encode(
        `<base href="https://a.example/${'a'.repeat(1800)}/"><article><p>${'<a href="b">word</a> '.repeat(16_000)}`,
      ),
      'links.html',
      'too-large',
      '25 MB',
    ],
  ])('%s', async (_, bytes, name, code, said) => {
    const before = process.threadCpuUsage();
    const error = await attempt(bytes, name);
    // Of this thread: what else the machine does is no fault of it.
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(4000);
    expect(error.code).toBe(code);
    expect(error.message).toContain(`“${name}”`);
    expect(error.message).toContain(said);
    expect(error.message).toContain('The library stays as it was.');
  });
});

describe('read nevertheless', () => {
  test.each([
    ['100,000 open elements', '<div>'.repeat(100_000)],
    ['100,000 open formatting elements', '<b>'.repeat(100_000)],
    ['open paragraphs and lists', '<ul><li><p>'.repeat(30_000)],
    ['open attributes', `<p ${'a="'.repeat(3)}">`],
    ['many attributes', `<p ${Array.from({ length: 50_000 }, (_, n) => `a${n}=1`).join(' ')}>x</p>`],
    ['10 MB of white space', ' '.repeat(10_000_000)],
    ['many style sheets', `${'<style></style>'.repeat(50_000)}<!--${'--sf-im '.repeat(1_000_000)}-->`],
    ['stray NULs', '<p>a\u0000b</p>'],
  ])('%s', async (_, html) => {
    expect(await read(`<html><body>${html}${prose}`)).toContain('The mill by the river');
  });

  test('what is nested too deep keeps its text, and the person is told', async () => {
    const html = `<html><body>${'<div>'.repeat(300)}${prose}<p>Far down there is still a sentence that somebody wrote, and it is long enough to be kept.</p>`;
    const article = await extractArticle({ bytes: utf8.encode(html), name: 'deep.html', contentType: '', url: '' });
    expect(bodyText(article.html)).toContain('Far down there is still a sentence');
    expect(article.warnings.join()).toContain('flattened');
  });
});

describe('the guard', () => {
  test('scripts, styles, drawings and comments go, linked data stays', () => {
    const source =
      '<!--x--><script>1</script><script type="application/ld+json">{"a":"</p>"}</script><STYLE>x</style ><svg><p>x</p></svg><p>y</p>';
    expect(guardHtml(source, '').html).toBe('<script type="application/ld+json">{"a":"</p>"}</script><p>y</p>');
  });

  test('long data addresses are set apart', () => {
    const data = `data:image/png;base64,${'A'.repeat(100_000)}`;
    const { html, dataUris } = guardHtml(`<p><img alt='a' src="${data}"></p>`, '');
    expect(html).toBe(`<p><img alt='a' src="postil-data:0"></p>`);
    expect(dataUris).toEqual([data]);
  });

  test('images of a style sheet are told by name, up to its end', () => {
    const style = `--sf-img-1: url("data:a)b"); --sf-img-2:url(data:c); --sf-img-3:url(x); --sf-img-4: url('data:d`;
    const { styleImages } = guardHtml(`<style>:root{${style}</style><p>--sf-img-5:url(data:e) it's</p>`, '');
    expect([...styleImages]).toEqual([
      ['--sf-img-1', 'data:a)b'],
      ['--sf-img-2', 'data:c'],
    ]);
  });

  test('a drawing that is never closed goes, and what follows stays', () => {
    expect(guardHtml('<p>a</p><svg><g><p>b</p><svg><p>c</p>', '').html).toBe('<p>a</p><g><p>b</p><p>c</p>');
    expect(guardHtml('<p>a</p><svg><g></svg><p>b</p>', '').html).toBe('<p>a</p><p>b</p>');
  });

  test('what stands in a noscript ends with it', () => {
    const { html } = guardHtml('<noscript><p><b>a</noscript><p>b</p>', '');
    expect(html).toBe('<noscript><p><b>a</b></p></noscript><p>b</p>');
  });

  test('of an attribute its name may be what is too long', () => {
    const long = 'n'.repeat(20_000);
    expect(guardHtml(`<p ${long}=x lang=en>a</p><p ${'n'.repeat(600)}>b</p>`, '').html).toBe(
      `<p lang=en>a</p><p ${'n'.repeat(600)}>b</p>`,
    );
  });

  test('text that only looks like markup stays', () => {
    expect(guardHtml('a < b and 3<4 <3 </ p> &lt;b>', '').html).toBe('a < b and 3<4 <3  &lt;b>');
  });
});
