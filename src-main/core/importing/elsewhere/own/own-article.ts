import { factsToCarry } from '#shared/exporting/file-record.ts';
import { annotationSchema } from '#shared/model/annotation.ts';
import { type Article, articleSchema } from '#shared/model/article.ts';
import { webAddress } from '../../metadata/address.ts';
import { linkEntry } from '../entry.ts';
import { itemOf } from '../item.ts';

/** What a file that does not tell it says of a time: earlier than what the library knows. */
const unknownTime = '0001-01-01T00:00:00.000Z';

export function isUnknownTime(time: string): boolean {
  return time === unknownTime;
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(value);
}

/** A note as a file tells it. Files are named by the ids of notes, so that an id may not hold what a path does. */
export const ownAnnotationSchema = annotationSchema.refine(({ id }) => /^[\w-]{1,64}$/.test(id), {
  path: ['id'],
  message: 'is no id of a note',
});

/** An article without addresses that are none of the web: the page links to them. */
export function withWebAddresses<A extends Pick<Article, 'url' | 'canonicalUrl'>>(article: A): A {
  return { ...article, url: ofWeb(article.url), canonicalUrl: ofWeb(article.canonicalUrl) };
}

function ofWeb(address: string | null): string | null {
  return webAddress(address) === null ? null : address;
}

/**
 * The article of which a file tells these facts, as a link that waits for its text; what else it claims, such as where files
 * lie or that the article is deleted, is not heard. Throws ZodError.
 */
export function articleOf(facts: Readonly<Record<string, unknown>>): Article {
  const { id, title, url, site } = facts;
  const item = itemOf({
    ...{ app: 'postil', row: '' },
    title: typeof title === 'string' ? title : '',
    url: ofWeb(typeof url === 'string' ? url : null),
    site: typeof site === 'string' ? site : null,
  });
  const entry = linkEntry(item, String(id), unknownTime);
  const known = Object.fromEntries(Object.entries(factsToCarry(facts)).filter(([, value]) => value !== undefined));
  return withWebAddresses(articleSchema.parse({ ...entry, ...known }));
}
