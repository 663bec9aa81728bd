import { stringify } from 'yaml';
import { textFragment } from '#shared/anchoring/text-fragment.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import type { BodyImage } from '../importing/page/body-text.ts';
import { destination, escapeText, hashTag, selfContained } from './markdown-text.ts';
import type { Heading } from './outline.ts';

/** What an exporter is given; `annotations` are in text order, notes on the article first, deleted ones left out. */
export interface ExportInput {
  readonly article: Article;
  readonly annotations: readonly PlacedAnnotation[];
  readonly outline: readonly Heading[];
  readonly text: string;
  /** The images of the text, for what they show. */
  readonly images: readonly BodyImage[];
}

/**
 * One article's highlights and notes as CommonMark with YAML front matter: each quote under the article's own heading,
 * its note below it, its tags, a link back into Postil and one to the source. A marked image is quoted by what it shows,
 * since its file stays in the library. Pure: the same input, the same text.
 */
export function renderMarkdown({ article, annotations, outline, text, images }: ExportInput): string {
  const parts = [frontMatter(article, annotations), `# ${escapeText(article.title)}`, sourceLine(article)];
  const placed = annotations.filter(({ place, anchor }) => anchor !== null && place?.start != null);
  const adrift = annotations.filter(({ place, anchor }) => anchor !== null && place?.start == null);
  const quoted = (note: PlacedAnnotation, quote: string): string =>
    note.anchor?.image === undefined
      ? entry(note, article, blockQuote(quote), quote)
      : entry(note, article, imageQuote(images.find(({ file }) => file === note.anchor?.image)), null);
  for (const note of annotations) if (note.anchor === null) parts.push(entry(note, article, '', null));
  let shown = -1;
  for (const note of placed) {
    const { start, end } = note.place ?? {};
    const index = outline.findLastIndex((heading) => heading.start <= (start ?? 0));
    if (index !== shown && index >= 0) parts.push(headingLine(outline[index]));
    shown = index;
    // Where only a proposal is known, the words that the person marked are quoted, not those that stand there.
    const known = note.place?.state !== 'review';
    parts.push(quoted(note, known ? text.slice(start ?? 0, end ?? 0) : (note.anchor?.quote.exact ?? '')));
  }
  if (adrift.length > 0) {
    parts.push('## Passages no longer in the text');
    for (const note of adrift) parts.push(quoted(note, note.anchor?.quote.exact ?? ''));
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
  const url = addressOf(article);
  if (url !== null) facts.push(`[source](${destination(url)})`);
  return facts.join(' · ');
}

/** Only an address of the web becomes a link. */
function addressOf(article: Article): string | null {
  const url = article.canonicalUrl ?? article.url;
  return url !== null && /^https?:/i.test(url) ? url : null;
}

function headingLine(heading: Heading | undefined): string {
  if (heading === undefined) return '';
  return `${'#'.repeat(Math.min(6, Math.max(2, heading.level)))} ${escapeText(heading.text)}`;
}

/**
 * What was marked, as a block, and what is said of it; `quote` are its words, which lead to it in the source. The
 * note's own text is Markdown already and stands as it was written.
 */
function entry(note: PlacedAnnotation, article: Article, marked: string, quote: string | null): string {
  const parts = marked === '' ? [] : [marked];
  const body = note.body.replace(/\r\n?/g, '\n').replace(/^(?:[^\S\n]*\n)+|\s+$/g, '');
  if (body.trim() !== '') parts.push(selfContained(body));
  const facts = note.tags.map(hashTag);
  if (note.place?.state === 'review') facts.push('place to be checked');
  facts.push(`[open in Postil](postil://article/${article.id}#${note.id})`);
  const url = addressOf(article);
  const fragment = quote === null || url === null ? null : textFragment(url, quote);
  if (fragment !== null) facts.push(`[in the source](${destination(fragment)})`);
  parts.push(facts.join(' · '));
  return parts.join('\n\n');
}

function imageQuote(image: BodyImage | undefined): string {
  const alt = image?.alt.replace(/\s+/g, ' ').trim() ?? '';
  return alt === '' ? '> *Image*' : `> *Image:* ${escapeText(alt)}`;
}

/** A paragraph for each block of the quote. */
function blockQuote(quote: string): string {
  const lines = quote.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => `> ${escapeText(line)}`).join('\n>\n');
}
