import type { Named } from './named.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokenise.ts';

const corporate =
  / (?:Inc\.?|Corp\.?|Corporation|Ltd\.?|Limited|Co\.?|Company|PLC|Plc|plc|LLC|LLP|AG|GmbH|SA|S\.A\.|NV|Group|Holdings)$/;

/**
 * Joins the names of one organisation: key of a name -> name of the group. By the lists, by "Long Name (LN)", by initials
 * that fit exactly one name of the text, by corporate suffixes, and by a first word that starts one longer name only.
 */
export function joinOrganisations(reading: Reading, named: readonly Named[]): Map<string, string> {
  const { tokens } = reading;
  const joins = new Map<string, string>();
  const byInitials = new Map<string, Set<string>>();
  const byStart = new Map<string, Set<string>>();
  const members = named.filter((member) => member.type === 'organisation');
  const keys = new Map(members.map((member) => [member.key, member]));
  for (const [key, member] of keys) {
    const group = member.known?.name ?? key.replace(corporate, '');
    joins.set(key, group);
    if (!key.includes(' ')) continue;
    for (const initials of initialsOf(tokens, member))
      byInitials.set(initials, (byInitials.get(initials) ?? new Set()).add(group));
    const start = key.split(' ', 1)[0] ?? '';
    for (const word of [start, key.slice(key.lastIndexOf(' ') + 1)])
      byStart.set(word, (byStart.get(word) ?? new Set()).add(group));
  }
  for (const [key, member] of keys) {
    if (key.includes(' ')) continue;
    const acronym = key.replaceAll('.', '');
    const groups =
      (isAcronym(acronym) ? byInitials.get(acronym) : undefined) ??
      (member.known === null ? byStart.get(key) : undefined);
    if (groups?.size === 1 && (member.known === null || isAcronym(acronym))) joins.set(key, [...groups][0] as string);
  }
  // What the text itself puts in brackets beside a name counts for more than any list.
  for (let i = 1; i < members.length; i += 1) {
    const left = members[i - 1] as Named;
    const right = members[i] as Named;
    if (right.from !== left.to + 1 || tokens[left.to]?.text !== '(' || tokens[right.to]?.text !== ')') continue;
    const [long, short] = left.key.length > right.key.length ? [left, right] : [right, left];
    const letters = short.key.replaceAll(/[^\p{Lu}]/gu, '');
    if (isAcronym(short.key.replaceAll('.', '')) && letters[0] === long.key[0])
      joins.set(short.key, joins.get(long.key) ?? long.key);
  }
  return joins;
}

function isAcronym(text: string): boolean {
  return text.length >= 2 && text.length <= 8 && /^\p{Lu}[\p{Lu}\p{N}&]*$/u.test(text);
}

/** Of the capitalised words, with and without the small ones: "Food and Drug Administration" is FDA or FADA. */
function initialsOf(tokens: readonly Token[], { from, to }: Named): string[] {
  let capitals = '';
  let all = '';
  for (let i = from; i < to; i += 1) {
    const token = tokens[i] as Token;
    if (token.shape === 'punctuation' || token.shape === 'possessive') continue;
    const letter = (token.text[0] ?? '').toUpperCase();
    all += letter;
    if (token.shape !== 'lower') capitals += letter;
  }
  return capitals === all ? [all] : [capitals, all];
}
