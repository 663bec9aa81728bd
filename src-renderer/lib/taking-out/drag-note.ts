import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { asMarkdown } from './as-markdown.ts';
import { withLink } from './with-link.ts';

/**
 * Gives what is dragged to other programs in the forms in which the copy commands give it: plain text and HTML with its
 * link, Markdown with the note, and the link alone. `quote` is what stands in the text now, where that is known.
 */
export function dragNote(
  data: DataTransfer,
  article: Article,
  note: PlacedAnnotation,
  quote: string = note.anchor?.quote.exact ?? '',
): void {
  const { plain, html, link } = withLink(article, quote, note.id);
  data.effectAllowed = 'copy';
  data.setData('text/plain', plain);
  data.setData('text/html', html);
  data.setData('text/markdown', asMarkdown(article, quote, note));
  data.setData('text/uri-list', link);
}
