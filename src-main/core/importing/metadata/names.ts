import { credentials, endings, labels, notNames, openings, organisations, roleInside, roles } from './name-words.ts';
import { statedTime } from './published.ts';
import { comparable, tidyLine } from './tidy.ts';

const mostNames = 12;
const longestSource = 600;
const particles =
  /^(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|ten|zu|zur|af|av|bin|ibn|al|el|y|e|and|of|the)$/i;

/**
 * Names of people (or of an agency) out of by-line texts, without openings, roles, degrees, dates, handles and
 * addresses; a name in capitals gets small letters. One who is named twice comes once. Names of `site` are left out.
 */
export function namesIn(sources: readonly string[], site: string | null): string[] {
  const names: string[] = [];
  const own = site === null ? '' : comparable(site);
  for (const source of sources) {
    for (const name of readNames(source)) {
      const key = nameKey(name);
      if (key === own || names.some((known) => isSameName(nameKey(known), key))) continue;
      names.push(name);
      if (names.length >= mostNames) return names;
    }
  }
  return names;
}

/** The names in one by-line text, in its order; `lenient` takes what a page states as an author, user names too. */
export function readNames(source: string, lenient = false): string[] {
  const text = plainLines(source);
  if (text === '' || text.length > longestSource || /^(?:https?:|www\.)|^\S+@\S+\.\w/.test(text)) return [];
  // What stands behind a bar or on the next line is an outlet, a date or a role, once there is a name.
  for (const segment of text.split(/\n|\s[|•·–—»]\s/)) {
    const names = namesInSegment(segment, lenient);
    if (names.length > 0) return names;
  }
  return [];
}

const conjunctions =
  /\s*(?:;|\s&\s|\s\+\s|\band\b|\bwith\b|\bund\b|\bet\b|\by\b(?!\s*:)|\boch\b|、|،|\s\/\s(?=\p{Lu}))\s*/iu;

function namesInSegment(segment: string, lenient: boolean): string[] {
  const names: string[] = [];
  for (const group of segment.replace(labels, '').replace(openings, '').split(conjunctions)) {
    const parts = group.split(/\s*,\s*/);
    for (const [index, part] of parts.entries()) {
      // Behind a comma comes another name, or what the one before is: a degree, a role, a place.
      const rest = parts.slice(index).join(', ');
      if (index > 0 && (roles.test(part) || roleInside.test(rest.slice(0, 80)) || !isFullName(part))) break;
      const name = tidyName(part);
      if (isName(name, lenient)) names.push(name);
      if (endings.test(part)) break;
    }
    if (names.length >= mostNames) break;
  }
  return names.slice(0, mostNames);
}

/** What two spellings of one name have in common: letters without accents, titles and degrees. */
export function nameKey(name: string): string {
  return comparable(name.replace(/\s*\([^()]*\)/g, ''))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame|rev)\s+)+/, '')
    .trim();
}

/** Whether two keys name one person: alike, or one with the middle names or the family name left out. */
export function isSameName(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 3) return false;
  if (long.startsWith(`${short} `)) return true;
  const words = short.split(' ');
  const others = long.split(' ');
  return (
    words.length > 1 &&
    others.length > words.length &&
    words[0] === others[0] &&
    words.at(-1) === others.at(-1) &&
    words.every((word) => others.some((other) => other === word || (word.length === 1 && other.startsWith(word))))
  );
}

/** Lines stay apart, because by-lines put name, role and date on lines of their own. */
function plainLines(source: string): string {
  const lines = source
    .slice(0, longestSource * 2)
    .split('\n')
    .map((line) => tidyLine(line))
    .filter((line) => line !== '');
  let text = lines
    .join('\n')
    .replace(/(?<=^|\s)@[\w.]+|\S+@\S+\.\w+/g, '')
    .replace(/\s*\n\s*(,|&|and|und|et|y|och)(?=\s)\s*/giu, ' $1 ')
    .replace(/(,|&|\band|\bund|\bet)\s*\n\s*/giu, '$1 ')
    .trim();
  if (text.length < 200) {
    const date = statedTime(text);
    if (date !== null) text = `${text.slice(0, date.start)}\n${text.slice(date.end)}`.trim();
  }
  for (let turn = 0; turn < 3; turn += 1) {
    const next = text.replace(labels, '').replace(openings, '').trim();
    if (next === text) break;
    text = next;
  }
  return text;
}

function tidyName(part: string): string {
  const name = part
    .replace(/^[\s:.@–—|•·-]+/, '')
    .replace(endings, '')
    .replace(credentials, '')
    .replace(/\s(?:on|at|in|from|for|via|by|of)$/i, '')
    .replace(/^[\s,:.–—-]+|[\s,:;–—|-]+$/g, '')
    .replace(/(?<=\p{Ll}{2})\.$/u, '')
    .trim();
  return recased(name);
}

/** A name in capitals alone, as it would be written: "ADA O'BRIEN" is "Ada O'Brien"; what may be letters stays. */
function recased(name: string): string {
  const words = name.split(' ');
  if (
    words.length < 2 ||
    words.length > 4 ||
    /\p{Ll}/u.test(name) ||
    organisations.test(name) ||
    !words.some((word) => word.length > 3)
  )
    return name;
  return words
    .map((word, index) =>
      index > 0 && particles.test(word)
        ? word.toLowerCase()
        : /\./.test(word) || word.length < 2
          ? word
          : word
              .toLowerCase()
              .replace(/(?:^|[-'’]|^mc)\p{Ll}/gu, (start) =>
                start.replace(/\p{Ll}$/u, (letter) => letter.toUpperCase()),
              ),
    )
    .map((word) => word.replace(/^mc/, 'Mc'))
    .join(' ');
}

function isFullName(part: string): boolean {
  const words = tidyName(part).split(' ');
  return words.length > 1 && words.length < 6 && words.every((word) => /^\p{Lu}/u.test(word) || particles.test(word));
}

function isName(name: string, lenient: boolean): boolean {
  if (name.length < 2 || name.length > 60 || !/\p{L}/u.test(name)) return false;
  if (notNames.test(name) && !(lenient && /^(?:admin|team|staff|newsdesk)$/i.test(name))) return false;
  const words = name.split(' ');
  // Who is stated as the author by a role alone is at least that: "Staff Writer".
  if (roles.test(name) && !(lenient && words.length > 1)) return false;
  if (/[<>{}[\]=?!"“”]/.test(name)) return false;
  if (words.length > 6) return false;
  if (lenient) return !/\/\/|\.(?:com|org|net)\//.test(name);
  return !/[\d@/\\]/.test(name) && !/^[a-z][a-z ]*$/.test(name);
}
