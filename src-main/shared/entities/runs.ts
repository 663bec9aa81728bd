import { isOrdinary, knownAt, type Reading } from './reading.ts';
import type { Token } from './tokenise.ts';

/** Token indexes, end exclusive. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

const longestRun = 14;
const functionWords = new Set(
  (
    'the a an this that these those he she it we they you i his her its our their my your who what when where why how and or but ' +
    'nor so yet for if as at by in on of to from with about after before since until while although though because during ' +
    'despite however not no all some any each both many more most such is are was were be been has have had do does did will ' +
    'would can could may might should must there here then than also only just even now today yesterday tomorrow meanwhile ' +
    'according among amid between under over into through against without within'
  ).split(' '),
);
/** Small words inside a person's or a place's name. */
export const particles: ReadonlySet<string> = new Set(
  'de del della di da das dos du van von der den ter bin bint ibn al el ben abu y la las los le zu'.split(' '),
);
const peoplesOwners = new Set(
  "people women men children workers king queen teachers farmers veterans st. st john's".split(' '),
);
const ofHeads = new Set(
  'Republic Kingdom Emirates States City Gulf Bay Isle Isles Sea Strait Straits Cape Tower Hall Church Commons Representatives Deputies Battle Siege Treaty Bank'.split(
    ' ',
  ),
);

/** Whether a token may be a word of a name. Function words never are, whatever their capital: known names override that. */
export function isNameable(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  if (token === undefined) return false;
  if (token.shape !== 'cap' && token.shape !== 'caps' && token.shape !== 'mixed' && token.shape !== 'initial')
    return false;
  const { lexicon } = reading;
  if (isAdjective(reading, at)) return false;
  if (token.shape === 'mixed' && token.text.includes('-') && !/^[a-z]{1,3}-/.test(token.text)) return false;
  if (token.shape === 'cap' && functionWords.has(token.lower)) return false;
  if (reading.modes[at] !== 'text' && isOrdinary(reading, token)) return false;
  if (lexicon.notNames.has(token.text)) {
    const before = reading.tokens[at - 1];
    // "Elizabeth II", "Martin Luther King Jr.": such words end a name and are never one.
    return (
      /^(?:[IVX]+|Jr\.?|Sr\.?)$/.test(token.text) && before?.shape === 'cap' && token.gap === 'space' && !token.opens
    );
  }
  if (lexicon.calendar.has(token.text)) {
    const before = reading.tokens[at - 1];
    return (
      before !== undefined &&
      token.gap === 'space' &&
      lexicon.given.has(before.text) &&
      !lexicon.calendar.has(before.text)
    );
  }
  return true;
}

/** "US-led", "London-based": a small second part makes an adjective, but not after a name ("Kim Jong-un"). */
function isAdjective({ tokens, lexicon }: Reading, at: number): boolean {
  const token = tokens[at] as Token;
  if (token.shape !== 'cap' && token.shape !== 'caps') return false;
  const dash = token.text.lastIndexOf('-');
  if (dash < 0 || !/\p{Ll}/u.test(token.text[dash + 1] ?? '') || lexicon.longest.has(token.text)) return false;
  const before = tokens[at - 1];
  if (before === undefined || token.gap !== 'space' || before.shape !== 'cap') return true;
  return lexicon.common.has(token.lower.slice(dash + 1)) || lexicon.known.has(token.text.slice(0, dash));
}

/** Finds runs of capitalised words, joined by such small words as names have. Every token is in one run at most. */
export function findRuns(reading: Reading): Run[] {
  const runs: Run[] = [];
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; ) {
    const match = knownAt(reading, i, tokens.length);
    const starts = isNameable(reading, i);
    if (reading.modes[i] === 'capitals') {
      // A line of capitals has no runs; only what the lists know, and later the names of the running text.
      if (match !== null) runs.push({ from: i, to: i + match.length });
      i += match?.length ?? 1;
      continue;
    }
    if (!starts && (match === null || (tokens[i] as Token).shape === 'lower')) {
      i += 1;
      continue;
    }
    let to = i + Math.max(1, match?.length ?? 1);
    while (to - i < longestRun) {
      const next = extend(reading, i, to);
      if (next === to) break;
      to = next;
    }
    runs.push({ from: i, to });
    i = to;
  }
  return runs;
}

/** The new end of a run that so far spans [from, to): the same when nothing may be added. */
function extend(reading: Reading, from: number, to: number): number {
  const { tokens, lexicon } = reading;
  const next = tokens[to];
  if (next === undefined || next.gap === 'line') return to;
  const last = tokens[to - 1] as Token;
  if (next.shape === 'possessive') {
    const owner = peoplesOwners.has(last.lower) && isNameable(reading, to + 1) && !lexicon.given.has(last.text);
    // "St Peter's Square", "King's College": a saint or a rank before, a head after.
    const saint = /^(?:St\.?|Saint|King|Queen)$/.test((tokens[from] as Token).text) && to - from <= 2;
    const headed =
      lexicon.placeLast.has(tokens[to + 1]?.text ?? '') || lexicon.organisationLast.has(tokens[to + 1]?.text ?? '');
    return owner || (saint && headed) ? to + 2 : to;
  }
  if (next.text === "'" && last.lower === 'workers' && isNameable(reading, to + 1)) return to + 2;
  if (next.gap !== 'space') return to;
  const match = knownAt(reading, to, tokens.length);
  if (match !== null && isNameable(reading, to)) return to + match.length;
  if (isNameable(reading, to)) return to + 1;
  if (next.text === 'plc') return to + 1;
  const after = tokens[to + 1];
  if (after === undefined || after.gap !== 'space') return to;
  if (next.text === '&' && isNameable(reading, to + 1)) return to + 2;
  if (next.shape !== 'lower') return to;
  if (particles.has(next.text)) {
    const name = !lexicon.common.has(last.lower) && (!lexicon.known.has(last.text) || lexicon.given.has(last.text));
    if (last.shape === 'cap' && (name || particles.has(last.lower))) {
      if (isNameable(reading, to + 1)) return to + 2;
      if (particles.has(after.text) && isNameable(reading, to + 2) && tokens[to + 2]?.gap === 'space') return to + 3;
    }
    return to;
  }
  if (next.text === 'of' || next.text === 'for' || next.text === 'on') {
    if (!takesComplement(reading, from, to, next.text)) return to;
    if (after.text === 'the' && isNameable(reading, to + 2)) return to + 3;
    return isNameable(reading, to + 1) ? to + 2 : to;
  }
  if (next.text === 'and' && isNameable(reading, to + 1)) return joinsWithAnd(reading, from, to) ? to + 2 : to;
  return to;
}

function takesComplement(reading: Reading, from: number, to: number, word: string): boolean {
  const { tokens, lexicon } = reading;
  const last = (tokens[to - 1] as Token).text;
  if (word === 'of') {
    if (lexicon.organisationFirst.has(last) || lexicon.eventFirst.has(last) || ofHeads.has(last)) return true;
    // "Association for the Advancement of Science": a topic inside a complement may take one of its own.
    const nested = (tokens[to - 2] as Token | undefined)?.shape === 'lower' && to - from > 2;
    return nested && hasInstitution(reading, from, to - 1) && !lexicon.known.has(last);
  }
  if (word === 'on') return /^(?:Committee|Commission|Council|Conference|Institute|Center|Centre)$/.test(last);
  return hasInstitution(reading, from, to);
}

function hasInstitution({ tokens, lexicon }: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (lexicon.organisationFirst.has((tokens[i] as Token).text)) return true;
  return false;
}

/** "Ministry of Food and Agriculture", "Trade and Industry Ministry": the words on both sides are topics, not names. */
function joinsWithAnd(reading: Reading, from: number, to: number): boolean {
  const { tokens, lexicon } = reading;
  const left = tokens[to - 1] as Token;
  const right = tokens[to + 1] as Token;
  for (let i = from; i < to - 1; i += 1) {
    if (!lexicon.organisationFirst.has((tokens[i] as Token).text)) continue;
    return !lexicon.known.has(left.text) && continuesTopic(reading, to + 1);
  }
  if (!isTopic(reading, left) || !isTopic(reading, right)) return false;
  for (let i = to + 2; i < to + 6; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.gap !== 'space' || token.shape !== 'cap') return false;
    if (lexicon.organisationLast.has(token.text)) return true;
  }
  return false;
}

/** Whether the words from `at` on go on with a topic: none of them is a name, a title or an institution of its own. */
function continuesTopic({ tokens, lexicon }: Reading, at: number): boolean {
  for (let i = at; i < at + 5; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.shape !== 'cap' || (i > at && token.gap !== 'space')) return i > at;
    const { text } = token;
    if (lexicon.known.has(text) || lexicon.given.has(text) || lexicon.roles.has(text) || lexicon.honorifics.has(text))
      return false;
    if (lexicon.organisationFirst.has(text) || lexicon.organisationLast.has(text)) return false;
  }
  return true;
}

function isTopic({ lexicon }: Reading, token: Token): boolean {
  return lexicon.topical.has(token.text) || (token.shape === 'cap' && lexicon.common.has(token.lower));
}
