import type { Known, Lexicon } from './lexicon.ts';
import { isOrdinary, knownAt, type Reading } from './reading.ts';
import { particles, type Run } from './runs.ts';
import type { Token } from './tokenise.ts';

/** A part of a run that may be one name. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** What stood before it in the run: an honorific ("Mr"), a role ("President"), or nothing of the kind. */
  readonly title: 'honorific' | 'role' | null;
  /** The list entry for the whole piece. */
  readonly known: Known | null;
}

/** Titles that are as often the first or middle word of an organisation: then the organisation wins. */
const weakRoles = new Set(
  'General Private Premier Chief Officer Officers Chair Deputy Executive Associate Assistant Delegate Principal Major Justice Justices Marshal Dean Father Mother Brother Sister King Queen Prince Saint Canon Count Earl Director Directors Commissioner Commissioners Judges Minister Ministers Officials'.split(
    ' ',
  ),
);

const nobleSurnames = new Set(
  'Pope King Prince Bishop Earl Duke Judge Marshal Dean Knight Major Cardinal Baron Marshall Abbot Count'.split(' '),
);

/** Cuts a run at titles, strips words that only open a sentence, and leaves the parts that may be names. */
export function cutRun(reading: Reading, run: Run): Piece[] {
  const { tokens, lexicon } = reading;
  const pieces: Piece[] = [];
  const whole = knownAt(reading, run.from, run.to);
  if (whole !== null && whole.length === run.to - run.from) {
    return [{ from: run.from, to: run.to, title: titleBefore(reading, run.from), known: whole.known }];
  }
  let from = run.from;
  let title = titleBefore(reading, run.from);
  for (let i = run.from; i < run.to; ) {
    const known = knownAt(reading, i, run.to);
    const text = (tokens[i] as Token).text;
    if (known !== null && known.length > 1) {
      i += known.length;
      continue;
    }
    const kind = lexicon.honorifics.has(text) ? 'honorific' : lexicon.roles.has(text) ? 'role' : null;
    if (kind === null || isPartOfName(reading, run, i, from)) {
      i += 1;
      continue;
    }
    push(reading, pieces, from, beforeTitle(reading, from, i), title);
    title = kind;
    i += 1;
    from = i;
  }
  push(reading, pieces, from, run.to, title);
  return pieces;
}

function push(reading: Reading, pieces: Piece[], start: number, end: number, title: Piece['title']): void {
  const { tokens, lexicon } = reading;
  let from = start;
  let to = end;
  while (from < to && (tokens[from] as Token).shape === 'lower') from += 1;
  while (from < to && (tokens[to - 1] as Token).shape === 'lower' && (tokens[to - 1] as Token).text !== 'plc') to -= 1;
  while (from < to && opensOnly(reading, from, to)) from += 1;
  while (from < to && ['&', "'", 'possessive'].includes((tokens[from] as Token).text)) from += 1;
  // "Secretary of State Paul Reyes": what a role is of belongs to the title.
  let named = from === start ? title : null;
  if (tokens[from - 1]?.text === 'of' && lexicon.roles.has(tokens[from - 2]?.text ?? '')) {
    const office = from;
    while (from < to && isTopic(lexicon, tokens[from] as Token)) from += 1;
    if (from > office) named = 'role';
  }
  if (from >= to) return;
  const match = knownAt(reading, from, to);
  const known = match !== null && match.length === to - from ? match.known : null;
  if (known === null && to - from === 1 && lexicon.calendar.has((tokens[from] as Token).text)) return;
  pieces.push({ from, to, title: named, known });
}

/** A capital that only opens the sentence: "Police", "Recently". Kept where it starts a listed name or an organisation. */
function opensOnly(reading: Reading, at: number, to: number): boolean {
  const { tokens, lexicon } = reading;
  const token = tokens[at] as Token;
  if (!token.opens || !isOrdinary(reading, token)) return false;
  if (to - at === 1) return (reading.capitalised.get(token.text) ?? 0) === 0 || lexicon.common.has(token.lower);
  if (particles.has(token.lower)) return false;
  const match = knownAt(reading, at, to);
  if (match !== null && match.length > 1) return false;
  const last = tokens[to - 1] as Token;
  if (lexicon.given.has(token.text) && !reading.lowerWords.has(token.lower)) return false;
  const following = tokens[at + 1] as Token;
  if (lexicon.organisationFirst.has(token.text) && following.shape === 'lower') return false;
  if (lexicon.eventFirst.has(token.text)) return false;
  if (lexicon.organisationLast.has(last.text) || lexicon.eventLast.has(last.text)) {
    return (
      !lexicon.topical.has(token.text) && !/^(?:Supreme|High|Royal|First|United|Human|Great|New)$/.test(token.text)
    );
  }
  return !/^(?:New|North|South|East|West|Great|Saint|Lake|Mount|Port|Fort|Cape)$/.test(token.text);
}

/** Whether the title word at `at` belongs to a name: "General Electric", "Prime Minister's Office", "Justice Department". */
function isPartOfName(reading: Reading, run: Run, at: number, from: number): boolean {
  const { tokens, lexicon } = reading;
  const text = (tokens[at] as Token).text;
  const last = (tokens[run.to - 1] as Token).text;
  if (at < run.to - 1 && weakRoles.has(text) && lexicon.organisationLast.has(last) && !lexicon.surnames.has(last))
    return true;
  // "University of Chief …" does not occur; "Council of Ministers", "Institute of Directors" do.
  const before = tokens[at - 1];
  if (at > from && (before?.text === 'of' || before?.text === 'for')) return true;
  // "Stephen King", "Martin Luther King", "Judge Judy": a given name before makes it a surname.
  const given = at > from && lexicon.given.has((before as Token).text);
  if (given && (lexicon.surnames.has(text) || (at === run.to - 1 && nobleSurnames.has(text)))) return true;
  if (text === 'Don' || text === 'Earl' || text === 'Dean' || text === 'Miss') {
    const next = tokens[at + 1];
    return at > from || (next !== undefined && at + 1 < run.to && lexicon.surnames.has(next.text));
  }
  return false;
}

/** Steps back over the words that qualify a title: "Foreign" Minister, "White House Press" Secretary. */
function beforeTitle(reading: Reading, from: number, at: number): number {
  const { tokens, lexicon } = reading;
  let to = at;
  while (to > from) {
    const token = tokens[to - 1] as Token;
    if (!isTopic(lexicon, token) && token.shape !== 'lower') break;
    if (coveredUntil(reading, from, to)) break;
    to -= 1;
  }
  return to;
}

function isTopic(lexicon: Lexicon, token: Token): boolean {
  return lexicon.topical.has(token.text) || (token.shape === 'cap' && lexicon.common.has(token.lower));
}

/** Whether a listed name of two or more words ends at `to`. */
function coveredUntil(reading: Reading, from: number, to: number): boolean {
  for (let start = Math.max(from, to - 6); start < to - 1; start += 1) {
    const match = knownAt(reading, start, to);
    if (match !== null && start + match.length === to) return true;
  }
  return false;
}

/** The title just before a run, in lower case ("spokesman John Kirby") or cut off by its full stop. */
function titleBefore(reading: Reading, from: number): Piece['title'] {
  const before = reading.tokens[from - 1];
  const token = reading.tokens[from];
  if (before === undefined || token?.gap !== 'space') return null;
  if (reading.lexicon.honorifics.has(before.text)) return 'honorific';
  if (before.shape === 'lower' && reading.lexicon.roleWords.has(before.text)) return 'role';
  // "the ministry's spokesman, Jun Ito": an apposition names the one who has the title.
  const role = reading.tokens[from - 2];
  if (before.text === ',' && role?.shape === 'lower' && reading.lexicon.roleWords.has(role.text)) return 'role';
  return null;
}
