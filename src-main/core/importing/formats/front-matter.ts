import { parseDocument } from 'yaml';
import type { FactName } from '#shared/model/article.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { namesIn } from '../metadata/names.ts';
import { isoTime } from '../metadata/published.ts';
import { tidyTitle } from '../metadata/title.ts';

/** What the head of a Markdown file states, and the text behind it. */
export interface FrontMatter {
  readonly facts: Metadata;
  readonly text: string;
  /** The head as written, when it could not be read; null otherwise. */
  readonly broken: string | null;
}

const longest = 64 * 1024;

/**
 * Takes the front matter off a Markdown text: YAML between `---`, as Obsidian, Jekyll, Hugo and clippers write it, or
 * Hugo's TOML between `+++`. Text without one is returned as it is.
 */
export function readFrontMatter(source: string): FrontMatter {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const sign = /^\s*(---|\+\+\+)[ \t]*\n/.exec(text.slice(0, 200));
  if (sign === null) return { facts: factsOf({}), text, broken: null };
  const start = sign[0].length;
  const end = closing(text, start, sign[1] ?? '');
  if (end === null || end.from - start > longest) return { facts: factsOf({}), text, broken: null };
  const head = text.slice(start, end.from);
  const rest = text.slice(end.to);
  const values = sign[1] === '---' ? fromYaml(head) : fromToml(head);
  if (values !== null) return { facts: factsOf(values), text: rest, broken: null };
  // A rule, some text and another rule are no front matter at all.
  const isMeant = /^[\w-]+:/m.test(head);
  return isMeant ? { facts: factsOf({}), text: rest, broken: head.trim() } : { facts: factsOf({}), text, broken: null };
}

function closing(text: string, start: number, sign: string): { from: number; to: number } | null {
  const line = new RegExp(`^(?:${sign === '---' ? '---|\\.\\.\\.' : '\\+\\+\\+'})[ \\t]*(?:\\n|$)`, 'gm');
  line.lastIndex = start;
  const match = line.exec(text.slice(0, start + longest + 16));
  return match === null ? null : { from: match.index, to: match.index + match[0].length };
}

type Values = Readonly<Record<string, unknown>>;

/** Null for what is no set of keys and values. An alias may not multiply what it stands for. */
function fromYaml(head: string): Values | null {
  try {
    const document = parseDocument(head, { uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0) return null;
    const values: unknown = document.toJS({ maxAliasCount: 20 });
    if (values === null) return {};
    return typeof values === 'object' && !Array.isArray(values) ? (values as Values) : null;
  } catch {
    return null;
  }
}

/** Hugo's `key = "value"` and `key = ["a", "b"]`; tables are left out. */
function fromToml(head: string): Values {
  const values: Record<string, unknown> = {};
  for (const line of head.split('\n')) {
    if (/^\s*\[/.test(line)) break;
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*=\s*(.+?)\s*$/.exec(line) ?? [];
    const strings = [...value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? '');
    if (key !== '') values[key] = value.startsWith('[') ? strings : (strings[0] ?? value);
  }
  return values;
}

function factsOf(values: Values): Metadata {
  const keys = new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase().replace(/[\s-]/g, '_'), value]));
  const found: { [Name in FactName]?: { source: string; confidence: number } } = {};
  const first = <T>(names: string, read: (value: unknown) => T | null, fact?: FactName): T | null => {
    for (const name of names.split(' ')) {
      const value = read(keys.get(name));
      if (value === null) continue;
      if (fact !== undefined) found[fact] = { source: `front matter: ${name}`, confidence: 0.95 };
      return value;
    }
    return null;
  };
  const canonicalUrl = first('canonical_url canonical', addressIn, 'canonicalUrl');
  const url = first('url source source_url link original_url original permalink page_url', addressIn) ?? canonicalUrl;
  return {
    title: first('title headline', lineIn, 'title'),
    byline: first('author authors by byline creator writer', authorsIn, 'byline'),
    site: first('site site_name publication publisher website source', siteIn, 'site'),
    url,
    canonicalUrl,
    published: first(
      'published date_published published_date publishdate publish_date pubdate date posted',
      dayIn,
      'published',
    ),
    updated: first('updated modified lastmod last_modified_at last_modified date_modified', dayIn, 'updated'),
    language: first('lang language locale', languageIn, 'language'),
    description: first('description excerpt summary abstract subtitle', lineIn, 'description'),
    section: first('section category categories', lineIn, 'section'),
    leadImage: first('image cover banner thumbnail og_image', addressIn, 'leadImage'),
    found,
  };
}

/** Texts of a value that is one or a list of them; wiki links are their words. */
function textsIn(value: unknown): string[] {
  const values = Array.isArray(value) ? value.slice(0, 50) : [value];
  return values.flatMap((one: unknown) => {
    const named = typeof one === 'object' && one !== null && 'name' in one ? one.name : one;
    if (typeof named !== 'string' && typeof named !== 'number') return [];
    const text = String(named).replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1');
    return [tidyTitle(text.replace(/^\[([^\]]+)\]\([^)]*\)$/, '$1'))];
  });
}

function lineIn(value: unknown): string | null {
  const [text = ''] = textsIn(value);
  return text === '' || text.length > 2000 ? null : text;
}

function authorsIn(value: unknown): string | null {
  const names = namesIn(textsIn(value), null);
  return names.length === 0 ? null : names.join(', ');
}

function addressIn(value: unknown): string | null {
  const [text = ''] = textsIn(value);
  const address = /^https?:\/\//i.test(text) && text.length < 8192 ? URL.parse(text) : null;
  return address?.href ?? null;
}

function siteIn(value: unknown): string | null {
  const line = lineIn(value);
  if (line === null || line.length > 100) return null;
  return /^https?:\/\//i.test(line) ? null : line;
}

function dayIn(value: unknown): string | null {
  return value instanceof Date ? value.toISOString() : isoTime(textsIn(value)[0] ?? null);
}

function languageIn(value: unknown): string | null {
  const tag = (textsIn(value)[0] ?? '').replaceAll('_', '-');
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null;
}
