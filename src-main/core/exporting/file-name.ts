import { slugOf } from '../library/slug.ts';

/** Longest name of an exported file with its ending. */
const longest = 100;

/** The name of an article's file without its ending: ASCII, at most 80 long, a name on every system; not unique. */
export function fileName(title: string): string {
  return slugOf(title, 80);
}

/** The name with a suffix before its ending, cut so that it stays within 100 characters. */
export function withSuffix(name: string, suffix: string): string {
  const ending = /\.\w+$/.exec(name)?.[0] ?? '';
  const tail = `-${suffix.toLowerCase().replace(/[^a-z0-9]+/g, '-')}${ending}`;
  return `${name.slice(0, name.length - ending.length).slice(0, longest - tail.length)}${tail}`;
}
