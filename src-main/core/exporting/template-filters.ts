import { stringify } from 'yaml';
import { textFragment } from '#shared/anchoring/text-fragment.ts';
import type { ArticleFacts, BlockModel, NoteModel } from '#shared/exporting/export-model.ts';
import { escapeText, hashTag } from '#shared/exporting/markdown-text.ts';
import {
  dotted,
  factsLine,
  indented,
  link,
  listItem,
  markedBlock,
  quoteBlock,
} from '#shared/exporting/note-markdown.ts';
import { selfContained } from '#shared/exporting/self-contained.ts';
import { slugOf } from '../library/slug.ts';
import { uuidOf } from './uuid.ts';

/** What is no text says nothing; Liquid's own `nil` is an object. */
const words = (value: unknown): string => (['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const known = (value: unknown): string | null => (words(value) === '' ? null : words(value));
/** Spaces before a line: more than these are no Markdown, and would be a way to fill the memory. */
const spaces = (value: unknown): number => Math.min(40, Math.max(0, Math.trunc(Number(value)) || 0));

/**
 * What templates can do besides the filters of Liquid. Each is total: what is not known gives nothing. Described for
 * people in `resources/templates/README.md`.
 */
export const templateFilters: Readonly<Record<string, (value: unknown, ...rest: unknown[]) => unknown>> = {
  md: (value) => escapeText(words(value)),
  contained: (value) => selfContained(words(value)),
  quote: (value) => quoteBlock(isNote(value) ? value : { quote: words(value), image: null }),
  facts: (value) => (isNote(value) ? factsLine(value) : ''),
  source_line: (value) => (isFacts(value) ? sourceLine(value) : ''),
  heading: (value) => headingLine(value),
  block: (value) => (isBlock(value) ? markedBlock(value) : ''),
  item: (value, by) => listItem(words(value), spaces(by)),
  indent: (value, by) => indented(words(value), spaces(by)),
  dots: (...parts) => dotted(parts.map(known)),
  link: (url, text) => link(known(url), words(text)),
  wikilink: (value, shown) => wikilink(words(value), words(shown)),
  hashtags: (value) => list(value).map(words).map(hashTag).join(' '),
  tag_names: (value) => list(value).map((tag) => hashTag(words(tag)).slice(1).replaceAll('\\', '')),
  yaml: (value) => stringify(value, { lineWidth: 0 }),
  set: (value, name, to) => ({ ...(typeof value === 'object' ? value : {}), [words(name)]: to }),
  json: (value) => JSON.stringify(value ?? null),
  day: (value) => words(value).slice(0, 10),
  slug: (value) => slugOf(words(value)),
  block_id: (value) => words(value).replace(/[^A-Za-z0-9]+/g, '-'),
  uuid: (value) => uuidOf(words(value)),
  text_fragment: (url, quote) => textFragment(words(url), words(quote)),
};

function isNote(value: unknown): value is NoteModel {
  return typeof value === 'object' && value !== null && 'quote' in value && 'other_tags' in value;
}

function isFacts(value: unknown): value is ArticleFacts {
  return typeof value === 'object' && value !== null && 'author' in value && 'published' in value;
}

function isBlock(value: unknown): value is BlockModel {
  return typeof value === 'object' && value !== null && 'pieces' in value && 'ending' in value;
}

function sourceLine({ author, site, published, source }: ArticleFacts): string {
  const facts = [author, site, published?.slice(0, 10) ?? null].map((fact) => fact && escapeText(fact));
  return dotted([...facts, link(source, 'source')]);
}

/** A heading of the article; the first level is the title's. */
function headingLine(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('level' in value) || !('text' in value)) return '';
  return `${'#'.repeat(Math.min(6, Math.max(2, Number(value.level) || 2)))} ${escapeText(words(value.text))}`;
}

/** A name between double brackets, and what is shown in its place; without what has a meaning there. */
function wikilink(name: string, shown: string): string {
  const [to, as] = [name, shown].map((part) =>
    part
      .replace(/[[\]|#^\\/:\p{Cc}]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  if (to === undefined || to === '') return '';
  return as === '' || as === to ? `[[${to}]]` : `[[${to}|${as}]]`;
}
