/** The words that a document itself writes within its lines: what decides whether a hyphen at an end stays. */
export interface Words {
  has(word: string): boolean;
}

const mostWords = 200_000;

/** Gathers the words of lines, without those that a line's end may have cut. */
export function wordsOf(lines: Iterable<string>): Words {
  const words = new Set<string>();
  for (const line of lines) {
    const found = line.toLowerCase().match(/[\p{L}\p{N}]+(?:[-‐'’][\p{L}\p{N}]+)*/gu) ?? [];
    const cut = /[-‐\u00ad]\s*$/.test(line);
    for (const word of cut ? found.slice(0, -1) : found) {
      words.add(word.replaceAll('‐', '-'));
      if (words.size >= mostWords) return words;
    }
  }
  return words;
}

const lastPart = /([\p{L}\p{N}][\p{L}\p{N}'’]*(?:[-‐][\p{L}\p{N}'’]+)*)[-‐\u00ad]$/u;
const firstPart = /^[\p{L}\p{N}'’]+/u;
const prefixes = new Set('self ex non quasi well half all pro anti pseudo e'.split(' '));
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/**
 * What joins two lines: nothing where a word was hyphenated to fit, the hyphen where the word has one of its own (as
 * the document shows elsewhere), nothing between ideographs, else a space. `cut` says how many units of the first
 * line's end go.
 */
export function seam(before: string, after: string, words: Words): { cut: number; glue: string } {
  const end = before.trimEnd();
  const spare = before.length - end.length;
  const next = firstPart.exec(after)?.[0] ?? '';
  if (/\u00ad$/.test(end)) return { cut: spare + 1, glue: '' };
  const last = lastPart.exec(end)?.[1];
  if (last !== undefined && next !== '') {
    // German: "Ein- und Ausfuhr".
    if (/^(?:und|oder|bzw|bis|and|or|to)(?![-‐\p{L}\p{N}'’])/u.test(after)) return { cut: spare, glue: ' ' };
    // "face-" and "to-face": the small word within a compound.
    if (/^(?:to|of|the|and|or|in|on|by|up|de|la|und)[-‐]\p{L}/u.test(after)) return { cut: spare, glue: '' };
    // Browsers put in a sign that nobody types.
    return keepsHyphen(last.replaceAll('‐', '-'), next, words, end.endsWith('‐'))
      ? { cut: spare, glue: '' }
      : { cut: spare + 1, glue: '' };
  }
  // "1990–", "U.S.-".
  if (/[\p{L}\p{N}](?:[–—/]|\.[-‐])$/u.test(end) && next !== '') return { cut: spare, glue: '' };
  const ideographs = wide.test(end.slice(-1)) && wide.test(after.slice(0, 1));
  return { cut: spare, glue: ideographs ? '' : ' ' };
}

function keepsHyphen(last: string, next: string, words: Words, isPutIn: boolean): boolean {
  if (!/^\p{Ll}/u.test(next)) return true;
  if (/\d$/.test(last)) return true;
  const start = last.toLowerCase();
  const end = next.toLowerCase();
  if (words.has(`${start}-${end}`)) return true;
  if (words.has(start + end)) return false;
  const part = start.split('-').at(-1) ?? start;
  if (words.has(`${part}-${end}`)) return true;
  if (words.has(part + end)) return false;
  if (isPutIn) return false;
  if (prefixes.has(start) || start.includes('-')) return true;
  return start.length >= 4 && end.length >= 4 && words.has(start) && words.has(end);
}
