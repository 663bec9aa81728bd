import { stringify } from 'yaml';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import type { Heading } from './outline.ts';

/** What an exporter is given; `annotations` are in text order, notes on the article first, deleted ones left out. */
export interface ExportInput {
  readonly article: Article;
  readonly annotations: readonly PlacedAnnotation[];
  readonly outline: readonly Heading[];
  readonly text: string;
}

/**
 * One article's highlights and notes as CommonMark with YAML front matter: each quote under the article's own heading,
 * its note below it, its tags, a link back into Postil and one to the source. Pure: the same input, the same text.
 */
export function renderMarkdown({ article, annotations, outline, text }: ExportInput): string {
  const parts = [frontMatter(article, annotations), `# ${escapeText(article.title)}`, sourceLine(article)];
  const placed = annotations.filter(({ place, anchor }) => anchor !== null && place?.start != null);
  const adrift = annotations.filter(({ place, anchor }) => anchor !== null && place?.start == null);
  for (const note of annotations) if (note.anchor === null) parts.push(entry(note, article, null));
  let shown = -1;
  for (const note of placed) {
    const { start, end } = note.place ?? {};
    const index = outline.findLastIndex((heading) => heading.start <= (start ?? 0));
    if (index !== shown && index >= 0) parts.push(headingLine(outline[index]));
    shown = index;
    parts.push(entry(note, article, text.slice(start ?? 0, end ?? 0)));
  }
  if (adrift.length > 0) {
    parts.push('## Passages no longer in the text');
    for (const note of adrift) parts.push(entry(note, article, note.anchor?.quote.exact ?? ''));
  }
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function frontMatter(article: Article, annotations: readonly PlacedAnnotation[]): string {
  const updated = [article.saved, ...annotations.map(({ modified }) => modified)].sort().at(-1);
  const tags = [...new Set([...article.tags, ...annotations.flatMap((note) => note.tags)])];
  const fields = {
    id: article.id,
    title: article.title,
    author: article.byline,
    site: article.site,
    url: article.canonicalUrl ?? article.url,
    published: article.published,
    saved: article.saved,
    tags,
    highlights: annotations.filter((note) => note.anchor !== null).length,
    updated,
  };
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  return `---\n${stringify(known, { lineWidth: 0 })}---`;
}

function sourceLine(article: Article): string {
  const day = article.published?.slice(0, 10) ?? null;
  const facts = [article.byline, article.site, day].filter((fact) => fact !== null).map(escapeText);
  const url = article.canonicalUrl ?? article.url;
  if (url !== null) facts.push(`[source](${destination(url)})`);
  return facts.join(' · ');
}

function headingLine(heading: Heading | undefined): string {
  if (heading === undefined) return '';
  return `${'#'.repeat(Math.min(6, Math.max(2, heading.level)))} ${escapeText(heading.text)}`;
}

/** The note's own text is Markdown already and stands as it was written. */
function entry(note: PlacedAnnotation, article: Article, quote: string | null): string {
  const parts: string[] = [];
  if (quote !== null) parts.push(blockQuote(quote));
  if (note.body.trim() !== '') parts.push(note.body.trim());
  const facts = note.tags.map((tag) => `#${tag.replace(/\s+/g, '-')}`);
  facts.push(`[open in Postil](postil://article/${article.id}#${note.id})`);
  const fragment = quote === null ? null : textFragment(article, quote);
  if (fragment !== null) facts.push(`[in the source](${destination(fragment)})`);
  parts.push(facts.join(' · '));
  return parts.join('\n\n');
}

function blockQuote(quote: string): string {
  return quote
    .split('\n')
    .map((line) => `> ${escapeText(line)}`)
    .join('\n>\n');
}

/** The source's address with a text fragment (WICG Scroll to Text Fragment): start and, for long quotes, end words. */
function textFragment(article: Article, quote: string): string | null {
  const url = article.canonicalUrl ?? article.url;
  if (url === null || !/^https?:/.test(url)) return null;
  const words = quote.split(/\s+/).filter((word) => word !== '');
  const encode = (part: readonly string[]) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D');
  const whole = words.length <= 10 && !quote.includes('\n');
  const directive = whole ? encode(words) : `${encode(words.slice(0, 5))},${encode(words.slice(-5))}`;
  const page = url.split('#', 1)[0] ?? url;
  return `${page}#:~:text=${directive}`;
}

/** Escapes what CommonMark and its common extensions would read as markup; the words stay the same. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|=$^{}]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/^(\s*)([-+#]|>)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

function destination(url: string): string {
  return /[\s()<>]/.test(url) ? `<${url.replace(/[<>\s]/g, encodeURIComponent)}>` : url;
}
