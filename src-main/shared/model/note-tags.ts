import { hashtagsOf } from './hashtags.ts';
import { longestTag } from './tag-names.ts';

type Tagged = { readonly body: string; readonly tags: readonly string[] };

/** `#north, korea` is two tags; each once, however it is spelled. */
export function parseTags(line: string): string[] {
  return eachOnce(line.split(',').map((tag) => tag.trim().replace(/^#+/, '').trim()));
}

/** A note's tags: those that were given to it, then those written in its body, each once; a word too long for a tag is none. */
export function withHashtags(given: readonly string[], body: string): string[] {
  return eachOnce([...given, ...hashtagsOf(body).filter((tag) => tag.length <= longestTag)]);
}

/** The tags of a note that its body does not show already. */
export function fieldTags({ body, tags }: Tagged): string[] {
  const written = new Set(hashtagsOf(body).map(tagKey));
  return tags.filter((tag) => !written.has(tagKey(tag)));
}

/** The tags of a note once it has another body: what went from the text is no tag any more, what came into it is one. */
export function tagsAfter(before: Tagged, body: string): string[] {
  return withHashtags(fieldTags(before), body);
}

/** What spellings of one tag have in common. */
export function tagKey(tag: string): string {
  return tag.normalize('NFC').toLowerCase();
}

function eachOnce(tags: readonly string[]): string[] {
  const seen = new Set(['']);
  return tags.filter((tag) => !seen.has(tagKey(tag)) && seen.add(tagKey(tag)));
}
