import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { extractArticle } from '../../../src-main/core/importing/extract.ts';
import type { Extracted } from '../../../src-main/core/importing/extracted.ts';
import { bodyMarkdown } from '../../support/body-markdown.ts';

const fact = z.string().nullable().optional();
/** What stands above the body in `<name>.expected.md`; a key that is missing is not looked at. */
const frontMatter = z.strictObject({
  /** Given to the extractor: where the page was saved from. */
  address: z.string().optional(),
  title: z.string(),
  byline: fact,
  site: fact,
  published: fact,
  updated: fact,
  language: fact,
  description: fact,
  section: fact,
  canonicalUrl: fact,
  leadImage: fact,
});
type Facts = z.infer<typeof frontMatter>;

const folder = new URL('../../fixtures/traps/', import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));

describe('traps', () => {
  test('there are enough of them', () => expect(pages.length).toBeGreaterThanOrEqual(64));

  test.each(pages)('%s', async (name) => {
    const { facts, body } = expectedOf(name);
    const { address = '', ...wanted } = facts;
    const bytes = readFileSync(new URL(name, folder));
    const article = await extractArticle({ bytes, name, contentType: '', url: address });
    expect.soft(factsOf(article, wanted), 'what is known of the article').toEqual(wanted);
    const markdown = bodyMarkdown(article.html, (source) => imageName(article, source));
    expect.soft(markdown.trim(), 'the body').toBe(body);
  });
});

/** The same keys as are wanted. A day is compared as a day, a moment as a moment, whatever its zone. */
function factsOf(article: Extracted, wanted: Facts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(wanted).map(([key, value]) => {
      const found = article[key as keyof Facts & keyof Extracted];
      if (key !== 'published' && key !== 'updated') return [key, found];
      if (typeof value !== 'string' || typeof found !== 'string') return [key, found];
      if (value.length === 10) return [key, found.slice(0, 10)];
      return [key, Date.parse(value) === Date.parse(found) ? value : found];
    }),
  );
}

/** Where an image lies: its path beside the page, `inside` the file, or `missing`. */
function imageName({ images }: Extracted, placeholder: string): string {
  const image = images.find((candidate) => candidate.placeholder === placeholder);
  if (image === undefined) return 'missing';
  return image.source.kind === 'file' ? image.source.path : 'inside';
}

function expectedOf(name: string): { facts: Facts; body: string } {
  const text = readFileSync(new URL(name.replace(/\.html$/, '.expected.md'), folder), 'utf8');
  const [, yaml, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (yaml === undefined || body === undefined) throw new Error(`${name} has no front matter`);
  return { facts: frontMatter.parse(parse(yaml)), body: body.trim() };
}
