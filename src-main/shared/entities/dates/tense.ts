import type { Words } from './words.ts';

/** On which side of the publication day an incomplete date lies, as far as the sentence tells. */
export type Tense = 'past' | 'future' | null;

const set = (words: string) => new Set(words.split(' '));
const modals = set('will ll shall would could should must may might can cannot');
const future = set(
  'due scheduled expected slated planned expects expect plans plan forecast forecasts predicts sees seen outlook guidance aims hopes intends deadline upcoming tomorrow going poised likely unlikely',
);
/** Verbs whose present announces what is to come, when the date is near: "starts on Thursday", "Game 2 is Tuesday". */
const present = set(
  'begins begin starts start opens open ends end expires expire runs returns return takes take goes go meets meet vote votes play plays face faces travel travels host hosts resume resumes close closes reopens arrives arrive leaves leave visits report reports heads',
);
const past = set(
  'was were had has have been did went came took made gave got saw fell rose won lost beat drew left met held began broke fled fought found hit cut ran struck shot sank sent led kept spoke wrote became brought built bought caught dealt drove flew froze grew heard knew laid paid rode sold shook stood stole swam taught thought threw tore wore drawn born shown seized sat slid sunk spent overthrown since ago shut put quit gone lay',
);
const reports = set(
  'said told says announced added confirmed reported wrote tweeted denied warned agreed argued acknowledged declared insisted claimed',
);
/** "agreed to meet on Friday": what follows "to" is still to come. */
const intends = set(
  'agreed agree vowed vow promised promises decided pledged ordered hopes hope wants want aims need needs plans planned plan set expected scheduled due is are was were going able ready likely unlikely expects intends invited told continue supposed forecast hoped wanted agreeing preparing prepares',
);
const moves = set('extended moved postponed delayed adjourned deferred rescheduled put pushed remanded suspended');
const nouns = set('hundred red need feed speed seed bed united shed breed indeed weed kindred sacred embed bleed');
/** How far a verb may stand from its date, in words. */
const reach = 28;

/** The side that the verbs and prepositions around words `from` to `to` (end exclusive) point to. At most 56 words are read. */
export function tenseAt(words: Words, from: number, to: number, daily: boolean): Tense {
  let before = from - 1;
  if (words.is(before, 'the')) before -= 1;
  const preposition = words.at(before).lower;
  if (preposition === 'since' || preposition === 'ended') return 'past';
  if (preposition === 'until' || preposition === 'till') return 'future';
  // "a hearing for Friday", but "a profit for the quarter".
  if (preposition === 'for' && daily) return 'future';
  let reported = false;
  let headline = false;
  for (let i = before; i >= Math.max(0, from - reach) && !endsSentence(words, i); i -= 1) {
    const { lower, kind, capital } = words.at(i);
    if (kind !== 'letters' || capital) {
      // A clause before a dash or semicolon is another one.
      if (lower === ';') break;
      continue;
    }
    // "announced by" and "was reported" say when it was done.
    const passive = words.is(i + 1, 'by') || /^(?:was|were|been)$/.test(words.at(i - 1).lower);
    if (reports.has(lower) && !passive) {
      // "said on Friday", "told reporters on Friday": its own date. Farther off there is a clause between them.
      if (from - i <= 3 || (from - i <= 5 && !words.is(i + 1, 'that') && between(words, i, from))) return 'past';
      if (lower !== 'says') reported = true;
      continue;
    }
    if (words.is(i - 1, 'to') && !words.at(i - 1).capital) {
      const governor = governing(words, i - 2);
      if (governor) return 'future';
      // "Spain to sell bonds" is a headline's future, but "flew to Spain to sell bonds" has a verb before.
      if (words.at(i - 2).capital) headline = true;
      if (lower === 'be' || lower === 'have') continue;
      i -= 1;
      continue;
    }
    if ((preposition === 'to' || preposition === 'through') && moves.has(lower)) return 'future';
    if (isFuture(words, i, from - i)) return wouldHave(words, i) ? 'past' : 'future';
    // "will be sentenced in May": the participle leaves it to the verb before.
    if (isPast(lower) && !words.is(i - 1, 'be')) return 'past';
  }
  for (let i = to; i < to + reach && i < words.list.length && !endsSentence(words, i); i += 1) {
    const { lower, kind, capital } = words.at(i);
    if (kind !== 'letters' || capital) continue;
    // "the March vote", "Tuesday's report": a noun.
    if (present.has(lower) && (i === to || words.is(i - 1, 's'))) continue;
    // "the first train to leave pulled out": an infinitive has the tense of the word that governs it.
    if (words.is(i - 1, 'to') && !governing(words, i - 2)) continue;
    if (isFuture(words, i, i - to)) return wouldHave(words, i) ? 'past' : 'future';
    if (reports.has(lower) || isPast(lower)) return 'past';
  }
  return headline ? 'future' : reported ? 'past' : null;
}

function isPast(lower: string): boolean {
  return past.has(lower) || (lower.length > 3 && lower.endsWith('ed') && !nouns.has(lower));
}

function isFuture(words: Words, at: number, distance: number): boolean {
  const { lower } = words.at(at);
  if (modals.has(lower) || isWont(words, at)) return true;
  if (lower === 'is' || lower === 'are') return distance <= 3;
  return (future.has(lower) || (distance <= 10 && present.has(lower))) && !isNoun(words, at);
}

/** "said in a statement on Friday": no comma and no new subject between the verb and the date. */
function between(words: Words, verb: number, date: number): boolean {
  const next = words.at(verb + 1).lower;
  for (let i = verb + 1; i < date; i += 1) if (words.is(i, ',') || words.is(i, 'the')) return false;
  return next === 'in' || next === 'at' || next === 'reporters' || next === 'a' || next === 'journalists';
}

/** "won’t", in parts. */
function isWont(words: Words, at: number): boolean {
  return words.is(at, 'won') && words.is(at + 2, 't') && words.at(at + 1).tight && words.at(at + 2).tight;
}

/** Whether the word before an infinitive's "to" sends it into the future. */
function governing(words: Words, at: number): boolean {
  return intends.has(words.at(at).lower) && !words.at(at).capital;
}

const determiners = set(
  'a an the its his her their this that our no any of in on for with from at about as first second third last next and by',
);

/** "the vote", "an open door", "a report": the word is no verb there. Modal verbs are always verbs. */
function isNoun(words: Words, at: number): boolean {
  const before = words.at(at - 1);
  return determiners.has(before.lower) || (before.lower === 's' && words.at(at - 2).kind === 'mark');
}

function wouldHave(words: Words, at: number): boolean {
  return words.is(at, 'would') || words.is(at, 'could') || words.is(at, 'might') ? words.is(at + 1, 'have') : false;
}

/** Whether a sentence ends with the word: a full stop of an abbreviation ("Nov. 8", "p.m.", "Mr.") ends none. */
export function endsSentence(words: Words, at: number): boolean {
  const { lower } = words.at(at);
  if (lower === '!' || lower === '?') return true;
  if (lower !== '.') return false;
  const next = words.at(at + 1);
  if (next.tight) return next.kind === 'mark' && !'.,;:)-–—'.includes(next.lower);
  const before = words.at(at - 1);
  const short = before.tight === false || words.is(at - 2, '.') ? before.lower.length : 9;
  if (before.kind === 'letters' && before.entry?.is === 'month' && before.entry.short)
    return next.kind !== 'digits' && next.capital;
  if (before.capital && (short === 1 || abbreviations.has(before.lower))) return false;
  if (words.is(at - 2, '.') && short === 1) return next.capital;
  return next.kind !== 'letters' || next.capital;
}

const abbreviations = set(
  'mr mrs ms dr gen sen rep gov lt col sgt prof st no vs inc corp ltd co jr sr capt maj rev hon',
);
