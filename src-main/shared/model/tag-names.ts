import { fold } from '../finding/fold.ts';
import { tagProblems } from '../messages/en/tag-problems.ts';

/** The most UTF-16 units that a tag has. */
export const longestTag = 100;

/** A tag as it is kept: NFC, single spaces, none at its ends or around its slashes. */
export function tidyTag(written: string): string {
  return written
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .replace(/ ?\/ ?/g, '/')
    .trim();
}

/** What a person is told, in these words, of a tidy tag that cannot be one, and what to do; null where it can. */
export function tagProblem(tag: string, words: typeof tagProblems = tagProblems): string | null {
  if (tag === '') return words.noName;
  if (/\p{Cc}/u.test(tag)) return words.control;
  if (tag.length > longestTag) return words.tooLong(longestTag, tag.length);
  const isWhole = tag.split('/').every((part) => tagKey(part).trim() !== '');
  return isWhole ? null : words.emptyPart;
}

/** By what tags are the same: without case, accents and the like, as the index has them. */
export function tagKey(tag: string): string {
  return fold(tag).text;
}

/** What follows `of` in a tag that is nested under it, from the slash on; empty where they are the same; else null. */
export function restOf(tag: string, of: string): string | null {
  const { text, origin } = fold(tag);
  const key = tagKey(of);
  if (text === key) return '';
  if (!text.startsWith(`${key}/`)) return null;
  const rest = tag.slice(origin === null ? key.length : origin[key.length]);
  // A fraction, such as ½, has a slash only when it is folded.
  return rest.startsWith('/') ? rest : null;
}

/**
 * The tags of a record once `from` is called `to`, with what is nested under it; with `to` null they are taken off. No
 * tag is there twice, and the new spelling wins. The same array where it has nothing of `from`.
 */
export function retagged(tags: readonly string[], from: string, to: string | null): readonly string[] {
  const spelled = new Map<string, string>();
  let isChanged = false;
  for (const tag of tags) {
    const rest = restOf(tag, from);
    if (rest !== null && to === null) isChanged = true;
    else if (rest === null) {
      if (!spelled.has(tagKey(tag))) spelled.set(tagKey(tag), tag);
    } else {
      spelled.set(tagKey(to + rest), to + rest);
      isChanged ||= to + rest !== tag;
    }
  }
  return isChanged ? [...spelled.values()] : tags;
}
