import { textFragment } from '#shared/anchoring/text-fragment.ts';
import type {
  ArticleFacts,
  ArticleModel,
  BlockModel,
  EntityModel,
  NoteModel,
  SectionModel,
} from '#shared/exporting/export-model.ts';
import { kindOf, type PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { colorNameOf } from '#shared/model/color-name.ts';
import { fieldTags } from '#shared/model/note-tags.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { BodyImage } from '../importing/page/body-text.ts';
import { fileName } from './file-name.ts';
import { outlineOf } from './outline.ts';
import { textBlocks } from './text-blocks.ts';

/** What an export is made of; `annotations` are in text order, notes on the article first, deleted ones left out. */
export interface ExportInput {
  readonly article: Article;
  readonly annotations: readonly PlacedAnnotation[];
  /** The body, its reading text, and the images of the text for what they show. */
  readonly html: string;
  readonly text: string;
  readonly images: readonly BodyImage[];
  readonly entities: readonly EntityModel[];
  /** What the person calls colours. */
  readonly colorNames?: Settings['colorNames'];
  /** By note, what is written in place of its text; all else is told of the note as it is. */
  readonly marks?: ReadonlyMap<string, string>;
}

/** What templates and formats are given of an article. Pure; the text's blocks are read when they are asked for. */
export function buildModel(input: ExportInput): ArticleModel {
  const { article: of, annotations, html, text, entities } = input;
  const article = factsOf(of, annotations);
  const outline = annotations.some(({ anchor }) => anchor !== null) ? outlineOf(html) : [];
  const headingAt = (at: number) => outline.findLastIndex(({ start }) => start <= at);
  const notes = annotations.map((note) => noteOf(note, input, article, outline[headingAt(note.place?.start ?? -1)]));
  const inText = notes.filter((note) => note.kind !== 'article-note' && note.start !== null);
  const sections: (SectionModel & { readonly at: number; readonly notes: NoteModel[] })[] = [];
  for (const note of inText) {
    const at = headingAt(note.start ?? 0);
    if (sections.at(-1)?.at !== at) sections.push({ at, heading: outline[at] ?? null, notes: [] });
    sections.at(-1)?.notes.push(note);
  }
  const general = notes.filter(({ kind }) => kind === 'article-note');
  const lost = notes.filter((note) => note.kind !== 'article-note' && note.start === null);
  let blocks: BlockModel[] | null = null;
  return {
    article,
    properties: propertiesOf(article),
    notes: [...general, ...inText, ...lost],
    general,
    sections,
    lost,
    entities,
    get blocks() {
      blocks ??= blocksOf(html, text, inText);
      return blocks;
    },
  };
}

function factsOf(article: Article, annotations: readonly PlacedAnnotation[]): ArticleFacts {
  const { id, title, byline, site, published, saved, tags, description, section, language, direction } = article;
  const url = article.canonicalUrl ?? article.url;
  return {
    id,
    title,
    author: byline,
    site,
    url,
    // Only an address of the web becomes a link.
    source: url !== null && /^https?:/i.test(url) ? url : null,
    published,
    saved,
    updated: [saved, ...annotations.map(({ modified }) => modified)].sort().at(-1) ?? saved,
    description,
    section,
    language,
    direction,
    state: article.state,
    favourite: article.favourite,
    words: article.words,
    tags,
    all_tags: [...new Set([...tags, ...annotations.flatMap((note) => note.tags)])],
    highlights: annotations.filter((note) => note.anchor !== null).length,
    link: `postil://article/${id}`,
    file: fileName(title),
  };
}

function propertiesOf(article: ArticleFacts): Record<string, unknown> {
  const { id, title, author, site, url, published, saved, all_tags: tags, highlights, updated } = article;
  const fields = { id, title, author, site, url, published, saved, tags, highlights, updated };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function noteOf(
  note: PlacedAnnotation,
  { text, images, colorNames, marks }: ExportInput,
  article: ArticleFacts,
  heading: { readonly text: string } | undefined,
): NoteModel {
  const { anchor, place } = note;
  const body = marks?.get(note.id) ?? note.body;
  const [start, end] = anchor === null ? [null, null] : [place?.start ?? null, place?.end ?? null];
  const image = anchor?.image;
  // Where only a proposal is known, the words that the person marked are quoted, not those that stand there.
  const isKnown = start !== null && end !== null && place?.state !== 'review';
  const quote = anchor === null || image !== undefined ? '' : isKnown ? text.slice(start, end) : anchor.quote.exact;
  const shown = images.find(({ file }) => file === image)?.alt ?? '';
  return {
    id: note.id,
    kind: kindOf({ ...note, body }),
    color: note.color,
    color_name: colorNameOf(note.color, colorNames),
    quote,
    image: image === undefined ? null : shown.replace(/\s+/g, ' ').trim(),
    image_file: image ?? null,
    prefix: anchor?.quote.prefix ?? '',
    suffix: anchor?.quote.suffix ?? '',
    body: body.replace(/\r\n?/g, '\n').replace(/^(?:[^\S\n]*\n)+|\s+$/g, ''),
    tags: note.tags,
    other_tags: fieldTags(note),
    links: note.links.map(({ to, relation, article: where }) => ({
      to,
      relation,
      link: where === undefined ? null : `postil://article/${where}#${to}`,
    })),
    created: note.created,
    modified: note.modified,
    start,
    end,
    state: place?.state ?? null,
    heading: heading?.text ?? null,
    link: `postil://article/${article.id}#${note.id}`,
    source: article.source === null ? null : textFragment(article.source, quote),
  };
}

/** Each line of the text, cut wherever a mark begins or ends. */
function blocksOf(html: string, text: string, notes: readonly NoteModel[]): BlockModel[] {
  const marks = notes.filter((note) => note.image === null && note.state !== 'review');
  return textBlocks(html).map(({ kind, level, start, end }) => {
    const here = marks.filter((note) => (note.start ?? 0) < end && (note.end ?? 0) > start);
    const edges = here.flatMap((note) => [note.start ?? 0, note.end ?? 0]).filter((at) => at > start && at < end);
    const cuts = [...new Set([start, ...edges, end])].sort((a, b) => a - b);
    const pieces = cuts.slice(0, -1).map((from, index) => {
      const to = cuts[index + 1] ?? end;
      return { text: text.slice(from, to), notes: here.filter((n) => (n.start ?? 0) < to && (n.end ?? 0) > from) };
    });
    const ending = notes.filter((note) => (note.end ?? -1) > start && (note.end ?? -1) <= end + 1);
    return { kind, level, pieces, ending: ending.filter((note) => marks.includes(note)) };
  });
}
