import { textFragment } from '#shared/anchoring/text-fragment.ts';
import { factsLine, link, quoteBlock } from '#shared/exporting/note-markdown.ts';
import { selfContained } from '#shared/exporting/self-contained.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { fieldTags } from '#shared/model/note-tags.ts';

/** Words of an article, and the note on them if there is one, as an export has them: quote, note, tags and links. */
export function asMarkdown(article: Article, quote: string, note: PlacedAnnotation | null): string {
  const url = article.canonicalUrl ?? article.url;
  const source = url === null ? null : textFragment(url, quote);
  const opens = `postil://article/${article.id}`;
  const facts =
    note === null
      ? [link(opens, 'open in Postil'), link(source, 'in the source')].filter((each) => each !== '').join(' · ')
      : factsLine({
          other_tags: fieldTags(note),
          state: note.place?.state ?? null,
          link: `${opens}#${note.id}`,
          source,
        });
  const image = quote === '' && note?.anchor?.image !== undefined ? '' : null;
  const parts = [quoteBlock({ quote, image }), selfContained(note?.body.trim() ?? ''), facts];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
