import type { ArticleModel, NoteModel } from '#shared/exporting/export-model.ts';
import { factsToCarry } from '#shared/exporting/file-record.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { ExportInput } from '../build-model.ts';

/** What the model of the W3C has no word for: strings of JSON, which no other reader has to know. */
const context = ['http://www.w3.org/ns/anno.jsonld', { postil: 'postil://ns/' }] as const;

/**
 * The annotations of an article as a W3C Web Annotation collection of one page (Recommendation of 2017): quote and
 * position selectors into the reading text; positions count code points, as the model demands.
 */
export function renderJsonLd(
  model: ArticleModel,
  { article: stored, annotations, text }: Pick<ExportInput, 'article' | 'annotations' | 'text'>,
): string {
  const { article, notes } = model;
  const target = article.source ?? article.link;
  const byId = new Map<string, Annotation>(annotations.map((annotation) => [annotation.id, annotation]));
  const collection = {
    '@context': context,
    id: article.link,
    type: 'AnnotationCollection',
    label: article.title,
    'postil:article': JSON.stringify(factsToCarry(stored)),
    total: notes.length,
    first: {
      id: `${article.link}?page=1`,
      type: 'AnnotationPage',
      partOf: article.link,
      startIndex: 0,
      items: notes.map((note) => annotation(note, target, text, byId.get(note.id))),
    },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function annotation(note: NoteModel, source: string, text: string, stored: Annotation | undefined): object {
  // As the person wrote it: templates get it without its empty ends.
  const body = stored?.body ?? note.body;
  const bodies = [
    ...(body === '' ? [] : [{ type: 'TextualBody', value: body, format: 'text/markdown', purpose: 'commenting' }]),
    ...note.tags.map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' })),
  ];
  const selectors = selectorsOf(note, text);
  return {
    id: note.link,
    type: 'Annotation',
    motivation: note.body === '' ? 'highlighting' : 'commenting',
    created: note.created,
    modified: note.modified,
    ...(bodies.length > 0 && { body: bodies }),
    target: { source, styleClass: note.color, ...(selectors.length > 0 && { selector: selectors }) },
    ...(stored !== undefined && { 'postil:record': JSON.stringify(restOf(stored)) }),
  };
}

/** What the keys of the model do not tell: the anchor as it was made, links, where it came from. */
function restOf(stored: Annotation): object {
  const told = ['id', 'kind', 'color', 'body', 'tags', 'created', 'modified', 'deleted', 'place'];
  return Object.fromEntries(Object.entries(stored).filter(([key]) => !told.includes(key)));
}

function selectorsOf({ kind, image, quote, prefix, suffix, start, end }: NoteModel, text: string): object[] {
  if (kind === 'article-note') return [];
  const selectors: object[] = [];
  if (image === null) selectors.push({ type: 'TextQuoteSelector', exact: quote, prefix, suffix });
  if (start === null || end === null) return selectors;
  const from = codePoints(text, 0, start);
  return [...selectors, { type: 'TextPositionSelector', start: from, end: from + codePoints(text, start, end) }];
}

/** How many code points stand between two offsets of UTF-16 units. */
function codePoints(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1;
  return count;
}
