import type { ArticleModel, NoteModel } from '#shared/exporting/export-model.ts';

/**
 * The annotations of an article as a W3C Web Annotation collection of one page (Recommendation of 2017): quote and
 * position selectors into the reading text; positions count code points, as the model demands. `text` is that text.
 */
export function renderJsonLd(model: ArticleModel, text: string): string {
  const { article, notes } = model;
  const target = article.source ?? article.link;
  const collection = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: article.link,
    type: 'AnnotationCollection',
    label: article.title,
    total: notes.length,
    first: {
      id: `${article.link}?page=1`,
      type: 'AnnotationPage',
      partOf: article.link,
      startIndex: 0,
      items: notes.map((note) => annotation(note, target, text)),
    },
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function annotation(note: NoteModel, source: string, text: string): object {
  const bodies = [
    ...(note.body === ''
      ? []
      : [{ type: 'TextualBody', value: note.body, format: 'text/markdown', purpose: 'commenting' }]),
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
    target: selectors.length === 0 ? source : { source, styleClass: note.color, selector: selectors },
  };
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
