interface Counted {
  readonly articles: number;
  readonly notes: number;
  readonly media: number;
}

/** `2,000 articles, 1 note and no images` */
export function sumOf({ articles, notes, media }: Counted): string {
  return `${counted(articles, 'article')}, ${counted(notes, 'note')} and ${counted(media, 'image')}`;
}

function counted(count: number, one: string): string {
  return `${count === 0 ? 'no' : count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;
}
