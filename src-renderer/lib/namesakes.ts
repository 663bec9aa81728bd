import { formatDay } from './dates.ts';
import { text } from './text.ts';

/** What tells an article from others of its title; `day` is an ISO date, with a time or without. */
export interface Named {
  readonly id: string;
  readonly title: string;
  readonly site: string | null;
  readonly day: string;
  readonly words: number;
}

/** The same of an article as it is kept. */
export function named(article: Omit<Named, 'day'> & { published: string | null; saved: string }): Named {
  const { id, title, site, published, saved, words } = article;
  return { id, title, site, day: published?.slice(0, 10) ?? saved, words };
}

/** Whether one of the others, which the article itself may be among, has its title. */
export function hasNamesake(of: Named, others: readonly Named[]): boolean {
  return others.some(({ id, title }) => id !== of.id && title === of.title);
}

/** Site and day: "News Daily", "8 Nov 2022"; and how long it is where another one of the title has the same. */
export function originOf(of: Named, others: readonly Named[] = []): string[] {
  const plain = ({ site, day }: Named) => [...(site ? [site] : []), formatDay(day)];
  const facts = plain(of);
  const isSame = (other: Named) => hasNamesake(of, [other]) && plain(other).join('\n') === facts.join('\n');
  return others.some(isSame) ? [...facts, text.common.words(of.words)] : facts;
}
