/** Lines of one text that are, word for word and in a row, one line of the other. */
export interface Group {
  /** Index of the line that holds them all. */
  readonly whole: number;
  /** Index of the first of them. */
  readonly first: number;
  /** What stands between them in the whole: a space, or nothing. One less than there are parts. */
  readonly between: readonly string[];
}

/** Lines that begin alike are told apart by trying: of more than these the first ones are tried. */
const mostTried = 16;
const keyLength = 4;

/**
 * Where a line of `wholes` is two or more neighbours of `parts`, the first found of those that overlap. Null stands for a
 * line that is known to be another one. Time grows with the texts: each line is read a bounded number of times.
 */
export function regroupedLines(wholes: readonly (string | null)[], parts: readonly (string | null)[]): Group[] {
  const begins = new Map<string, number[]>();
  parts.forEach((part, index) => {
    if (part === null || part.length < keyLength) return;
    const key = part.slice(0, keyLength);
    const list = begins.get(key);
    if (list === undefined) begins.set(key, [index]);
    else if (list.length < mostTried) list.push(index);
  });
  const used = new Set<number>();
  return wholes.flatMap((whole, index) => {
    for (const first of whole === null ? [] : (begins.get(whole.slice(0, keyLength)) ?? [])) {
      const between = used.has(first) ? null : partsOf(whole as string, parts, first);
      if (between === null || between.some((_, at) => used.has(first + 1 + at))) continue;
      for (let at = 0; at <= between.length; at += 1) used.add(first + at);
      return [{ whole: index, first, between }];
    }
    return [];
  });
}

/** What stands between the parts that make up the whole, or null where they do not. */
function partsOf(whole: string, parts: readonly (string | null)[], first: number): string[] | null {
  const between: string[] = [];
  let at = 0;
  for (let index = first; ; index += 1) {
    const part = parts[index];
    if (part == null || part === '' || !whole.startsWith(part, at)) return null;
    at += part.length;
    if (at === whole.length) return between.length === 0 ? null : between;
    const space = /\s/.test(whole.charAt(at)) ? whole.charAt(at) : '';
    between.push(space);
    at += space.length;
  }
}
