import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src-main/core/importing/extract.ts';
import { bodyText, parseBody } from '../../../src-main/core/importing/page/body-text.ts';

/** What `<name>.expected.json` says of the page `<name>.html`; a key that is missing is not looked at. */
interface Expected {
  /** Given to the extractor. */
  url?: string;
  title?: string;
  byline?: string;
  site?: string;
  /** The address that the page itself gives away. */
  sourceUrl?: string;
  canonicalUrl?: string;
  published?: string;
  language?: string;
  direction?: 'ltr' | 'rtl' | null;
  description?: string;
  starts?: string;
  ends?: string;
  present?: string[];
  absent?: string[];
  html?: string[];
  images?: { kind: string; path?: string; contentType?: string }[];
  warnings?: string[];
}

const folder = new URL('../../fixtures/importing/', import.meta.url);
const pages = readdirSync(folder).filter((name) => /\.x?html$/.test(name));

describe('saved pages', () => {
  test('there are enough of them', () => expect(pages.length).toBeGreaterThanOrEqual(12));

  test.each(pages)('%s', async (name) => {
    const expected = expectedOf(name);
    const bytes = readFileSync(new URL(name, folder));
    const article = await extractArticle({ bytes, name, contentType: '', url: expected.url ?? '' });
    const text = bodyText(article.html);
    const { title, byline, site, published, language, description, canonicalUrl, warnings, direction } = article;
    expect
      .soft({ title, byline, site, published, language, description, canonicalUrl, warnings, direction })
      .toMatchObject(
        Object.fromEntries(
          Object.entries(expected).filter(([key]) =>
            [
              'title',
              'byline',
              'site',
              'published',
              'language',
              'description',
              'canonicalUrl',
              'warnings',
              'direction',
            ].includes(key),
          ),
        ),
      );
    if (expected.sourceUrl !== undefined) expect.soft(article.url).toBe(expected.sourceUrl);
    if (expected.starts !== undefined) expect.soft(text.slice(0, expected.starts.length)).toBe(expected.starts);
    if (expected.ends !== undefined) expect.soft(text.slice(-expected.ends.length)).toBe(expected.ends);
    for (const part of expected.present ?? []) expect.soft(text).toContain(part);
    for (const part of expected.absent ?? []) expect.soft(article.html).not.toContain(part);
    for (const part of expected.html ?? []) expect.soft(article.html).toContain(part);
    if (expected.images !== undefined) {
      expect.soft(article.images.map(({ source }) => source)).toMatchObject(expected.images);
    }
    for (const { placeholder } of article.images) expect.soft(article.html).toContain(`src="${placeholder}"`);
    expect.soft(serialize(parseBody(article.html)), 'parsed again, the body is the same').toBe(article.html);
  });
});

function expectedOf(name: string): Expected {
  const file = `${basename(name).replace(/\.x?html$/, '')}.expected.json`;
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Expected;
}
