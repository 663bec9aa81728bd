import type { ExportInput } from '../build-model.ts';

/**
 * All that Postil knows of an article and its annotations, with their places and the body that these refer to, as JSON
 * of two spaces: `{ format: "postil-article", version: 1, article, annotations, html }`.
 */
export function renderJson({ article, annotations, html }: ExportInput): string {
  const { id, ...facts } = article;
  return `${JSON.stringify({ id, format: 'postil-article', version: 1, article: { id, ...facts }, annotations, html }, null, 2)}\n`;
}
