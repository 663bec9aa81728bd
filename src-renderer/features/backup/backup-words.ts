import { text } from '../../lib/text.ts';

interface Counted {
  readonly articles: number;
  readonly notes: number;
  readonly media: number;
}

/** `2,000 articles, 1 note and no images` */
export function sumOf({ articles, notes, media }: Counted): string {
  return text.backup.sum(articles, notes, media);
}
