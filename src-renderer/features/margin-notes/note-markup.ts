import type { AnnotationChanges, Link } from '#shared/model/annotation.ts';
import type { linkRelations } from '#shared/model/choices.ts';
import { knownLinks } from '#shared/model/known-links.ts';
import { parseTags, tagKey } from '#shared/model/note-tags.ts';

export type Relation = (typeof linkRelations)[number];
export type Links = NonNullable<AnnotationChanges['links']>;

/** A place in the library as its address names it: an article, or a note on it. */
export interface PostilPlace {
  readonly articleId: string;
  readonly noteId: string | null;
}

const address = /postil:\/\/article\/(\w+)(?:#(\w+))?/;

/** Where an address leads inside Postil; null for every other address. */
export function placeOf(url: string): PostilPlace | null {
  const [whole, articleId, noteId = null] = address.exec(url) ?? [];
  return whole === url && articleId !== undefined ? { articleId, noteId } : null;
}

/** A Markdown link to a note, under the first words of `text`. */
export function linkTo(text: string, articleId: string, noteId: string): string {
  return `[${shortened(text, 40).replace(/[[\]\\]/g, '\\$&')}](postil://article/${articleId}#${noteId})`;
}

/** The notes that a body links to, each once, in the order of the text. */
function targetsOf(body: string): { to: string; article: string }[] {
  const found = new Map<string, { to: string; article: string }>();
  for (const [, article, to] of body.matchAll(new RegExp(address, 'g'))) {
    if (article !== undefined && to !== undefined) found.set(to, { to, article });
  }
  return [...found.values()];
}

/**
 * The links of a note after its body was written anew. A link in the text and its entry are one thing: what came into
 * the text is added, with the relation chosen for it or "see also"; what went from it goes; entries that never stood in
 * the text stay until they are removed by hand.
 */
export function linksAfter(
  before: { readonly body: string; readonly links: readonly Link[] },
  body: string,
  relations: ReadonlyMap<string, Relation> = new Map(),
): Links {
  const now = targetsOf(body);
  const gone = new Set(targetsOf(before.body).map(({ to }) => to));
  for (const { to } of now) gone.delete(to);
  const kept = knownLinks(before.links).filter(({ to }) => !gone.has(to));
  const known = new Set(kept.map(({ to }) => to));
  const added = now.filter(({ to }) => !known.has(to)).map((target) => ({ ...target, relation: 'see-also' as const }));
  return [...kept, ...added].map((link) => ({ ...link, relation: relations.get(link.to) ?? link.relation }));
}

/** A body without its links to one note: their words stay. */
export function unlinked(body: string, noteId: string): string {
  const link = new RegExp(`\\[((?:[^[\\]\\\\]|\\\\.)*)\\]\\(postil://article/\\w+#${noteId}\\)`, 'g');
  const bare = new RegExp(`<?postil://article/\\w+#${noteId}\\b>?`, 'g');
  return body.replace(link, (_, words: string) => words.replace(/\\([[\]\\])/g, '$1')).replace(bare, '');
}

const mostOffered = 5;

/** The tags in use that could finish the last one of a line, the most used first. */
export function completions(line: string, inUse: readonly string[]): string[] {
  const typed = parseTags(line).map(tagKey);
  const begun = tagKey(
    line
      .slice(line.lastIndexOf(',') + 1)
      .trim()
      .replace(/^#+/, ''),
  );
  if (begun === '') return [];
  return inUse.filter((tag) => tagKey(tag).startsWith(begun) && !typed.includes(tagKey(tag))).slice(0, mostOffered);
}

/** A line of tags whose last one is finished as `tag`. */
export function withTag(line: string, tag: string): string {
  const rest = line.slice(0, line.lastIndexOf(',') + 1);
  return `${rest}${rest === '' ? '' : ' '}${tag}, `;
}

/** The first words of a text, cut at a word where it is longer than `most` characters. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most + 1);
  const space = cut.lastIndexOf(' ');
  const words = space > most / 2 ? cut.slice(0, space) : [...line].slice(0, most).join('');
  return `${words.replace(/[\s,;:.–—-]+$/, '')}…`;
}
