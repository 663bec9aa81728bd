import type { ExportInput } from '../build-model.ts';
import type { StoredArticle } from '../stored-article.ts';

/**
 * All that the library holds of an article, as JSON of two spaces: `{ id, format: "postil-article", version: 2, article,
 * notes, annotations, html, files }`. `article` and `notes` are as they are written on disk; `annotations` are the records of
 * that file in its order, deleted ones too, those that stand with a `place`; `files` has every other file of the article's
 * folder in Base64. Without `stored` it is what is known without asking the disk.
 */
export function renderJson({ article, annotations, html }: ExportInput, stored: StoredArticle | null = null): string {
  const { article: written, notes = {}, files = {} } = stored ?? { article };
  const places = new Map(annotations.map(({ id, place }) => [id, place]));
  const records = (stored?.annotations ?? annotations).map((record) =>
    places.has(record.id) ? { ...record, place: places.get(record.id) ?? null } : record,
  );
  const whole = { id: article.id, format: 'postil-article', version: 2, article: written };
  return `${JSON.stringify({ ...whole, notes, annotations: records, html, files }, null, 2)}\n`;
}
