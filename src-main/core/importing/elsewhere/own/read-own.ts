import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { readRecord } from '#shared/exporting/file-record.ts';
import { type Annotation, kindOf } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { said } from '../../../said.ts';
import { contentHash } from '../../../storage/hash.ts';
import { extractorVersion } from '../../extractor-version.ts';
import { bodyText } from '../../page/body-text.ts';
import { countWords } from '../../page/count-words.ts';
import { sanitiseHtml } from '../../sanitising/sanitise.ts';
import { type ElsewhereExport, type OwnRow, skipOf } from '../item.ts';
import { isRecord } from '../values.ts';
import { articleOf, isId, ownAnnotationSchema } from './own-article.ts';
import { readOwnAnnotations } from './read-own-annotations.ts';
import { readOwnJson } from './read-own-json.ts';

/** Whether the beginning of a text may be that of a Markdown file that Postil wrote. */
export function mayBeOwn(head: string): boolean {
  const line = /^(?:id|postil-id::?):?[ \t]+["']?[0-9A-HJKMNP-TV-Z]{26}["']?[ \t]*$/m;
  return /^\ufeff?(?:---\s|id:: )/.test(head) && line.test(head);
}

/**
 * What Postil exported of an article: JSON, Web Annotations, or Markdown with its record. Null for anything else; a file that
 * says to be one and is damaged gives a failed row.
 */
export function readOwn(bytes: Uint8Array): ElsewhereExport | null {
  const text = utf8(bytes);
  if (text === null) return null;
  const begin = text.slice(0, 4000);
  if (/^\s*\{/.test(begin)) {
    if (!/"postil-article"|"postil:\/\/article\//.test(begin)) return null;
    try {
      const file: unknown = JSON.parse(text);
      if (!isRecord(file)) return null;
      return rowOf(() => (file.format === 'postil-article' ? readOwnJson(file) : readOwnAnnotations(file)));
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }
  return mayBeOwn(begin) || text.includes('\n<!-- postil ') ? rowOf(() => readOwnMarkdown(text)) : null;
}

function rowOf(read: () => OwnRow | null): ElsewhereExport | null {
  try {
    const row = read();
    return row === null ? null : { app: 'postil', rows: [row] };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
    return { app: 'postil', rows: [skipOf('article', null, said().elsewhere.ownDamaged(where), true)] };
  }
}

function readOwnMarkdown(markdown: string): OwnRow | null {
  const found = readRecord(markdown);
  if (found === null || !isId(found.record.article.id)) return null;
  const article = articleOf(found.record.article);
  const [annotations, edited, warnings]: [Annotation[], string[], string[]] = [[], [], []];
  for (const { record, body, isEdited } of found.notes) {
    if (body === null) {
      warnings.push(said().elsewhere.noPlaceAnyMore);
      continue;
    }
    const { text: _, body: __, ...rest } = record;
    const whole = { ...rest, body, deleted: null };
    annotations.push(ownAnnotationSchema.parse({ ...whole, kind: kindOf(whole) }));
    if (isEdited) edited.push(record.id);
  }
  const { title } = article;
  const { text } = found.record;
  if (text !== undefined && found.html === null) warnings.push(said().elsewhere.textChanged);
  const read = found.html === null ? { article, stored: null } : withText(article, found.html);
  const isPart = found.record.isPart === true;
  return { ...{ kind: 'own', row: 'article', title, isPart }, annotations, edited, warnings, ...read };
}

/** The article with the plain text that the file has; that text is its original from now on. */
function withText(link: Article, given: string): Pick<OwnRow, 'article' | 'stored'> {
  const html = sanitiseHtml(given);
  const { linkOnly: _, ...rest } = link;
  const page = Buffer.from(`<!doctype html><meta charset="utf-8"><title></title><article>${html}</article>`);
  const source = {
    ...{ file: 'source.html.gz', name: 'text.html', contentType: 'text/html', encoding: 'utf-8' },
    sha256: contentHash(page),
    given: { url: link.url ?? '', contentType: '', format: null },
  };
  const content = contentHash(html);
  const words = countWords(bodyText(html), link.language);
  const article = { ...rest, content, words, source, extractor: extractorVersion };
  const files = new Map<string, Uint8Array>([[source.file, gzipSync(page)]]);
  return { article, stored: { isWhole: false, record: article, notes: {}, html, files } };
}

/** Without the guesses at other encodings, which would change what a note says; null for what is no UTF-8. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
