import { counted } from '../../lib/counted.ts';

interface Counted {
  readonly articles: number;
  readonly notes: number;
  readonly media: number;
}

/** `2,000 articles, 1 note and no images` */
export function sumOf({ articles, notes, media }: Counted): string {
  return `${orNo(articles, 'article')}, ${orNo(notes, 'note')} and ${orNo(media, 'image')}`;
}

function orNo(count: number, one: string): string {
  return count === 0 ? `no ${one}s` : counted(count, one);
}
