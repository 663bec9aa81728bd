import { restOf } from './tag-names.ts';

/** A tag in running text: a hash before a letter. `#1` is a number and `# Title` a heading. */
export const hashtag = /(?<![\p{L}\p{N}_&/#\\])#(\p{L}[\p{L}\p{N}_/-]*)/gu;

/** What in a body is no running text: code, the addresses of links, bare addresses. */
const noText = /(`{3,}|~{3,})[\s\S]*?(?:\1|$)|(`+)[^`][\s\S]*?\2|\]\([^)]*\)|[a-z][a-z0-9+.-]*:\/\/\S+/gi;

/** The tags written in a body, without their hash. */
export function hashtagsOf(body: string): string[] {
  return [...body.replace(noText, ' ').matchAll(hashtag)].map(([, tag]) => tag ?? '');
}

/**
 * A body whose tags are renamed, with what is nested under them. A name that cannot be written behind a hash, or none at
 * all, leaves words without one, so that saving the note does not bring the tag back.
 */
export function retaggedBody(body: string, from: string, to: string | null): string {
  // Of the same length, so that what is found stands where it does in the body.
  const text = body.replace(noText, (part) => ' '.repeat(part.length));
  let next = '';
  let at = 0;
  for (const match of text.matchAll(hashtag)) {
    const [whole, tag = ''] = match;
    const rest = restOf(tag, from);
    if (rest === null) continue;
    const name = to === null ? tag : to + rest;
    const isWritten = to !== null && hashtagsOf(`#${name}`)[0] === name;
    next += body.slice(at, match.index) + (isWritten ? `#${name}` : name);
    at = match.index + whole.length;
  }
  return next + body.slice(at);
}
