import type { Known } from '../lexicon.ts';
import { keyOf, type Named } from '../named.ts';
import type { Reading } from '../reading.ts';
import type { TaggedName } from '../tagger/names-of-labels.ts';
import { isCapital } from '../tagger/zones.ts';
import type { Token } from '../tokenise.ts';
import { drills, exercise, numeral, plainWar } from './bare-events.ts';
import { isPart, phraseEnd, runBefore, type Span, Taken, tagsOf } from './runs.ts';

const contests =
  /^(?:won|win|wins|winning|winner|winners|ride|rides|rode|ran|champions?|champion|final|finals|semi-final|semi-finals|quarter-final|quarter-finals|round|stage|edition|qualify|qualified|title|defend|defending|holders?)$/;
const contestAfter =
  /^(?:race|races|tournament|competition|title|champion|champions|final|finals|winner|winners|trophy|festival|exercise|exercises|drill|drills|manoeuvres|maneuvers|marathon|regatta|award|awards|ceremony|prize|playoffs|qualifier|qualifiers)$/;
const gameMakers = /^(?:Riot|Epic|Hunger|Video|Squid|Savvy|Rockstar|Computer|Mind|War|Board|Card)$/;
const tours = /^(?:Tour|Giro|Vuelta|Copa|Coppa|Coupe|Route|Rally|Prix|Rencontres|Salon|Festival)$/;

/**
 * Finds the names of events: listed ones, those with a word that makes an event ("Battle of", "Hurricane", "Cup"), and what
 * the tagger marked as neither person, place nor organisation where such words stand around it. In no order, apart.
 */
export function findEvents(reading: Reading, tagged: readonly TaggedName[]): Named[] {
  const { tokens, lexicon, modes } = reading;
  const lists = lexicon.titled;
  const tags = tagsOf(tokens.length, tagged);
  const taken = new Taken(tokens.length);
  const found: Named[] = [];
  const add = (wide: Span | null) => {
    if (wide === null) return;
    const span = trimmed(tokens, wide);
    if (span.to === span.from || !taken.isFree(span)) return;
    taken.take(span);
    const key = keyOf(tokens, span.from, span.to);
    const name = lists.events.names.get(key);
    const known: Known | null = name === undefined ? null : { kind: 'event', name };
    found.push({ ...span, type: 'event', key, known });
  };
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (!isCapital(token) && token.shape !== 'number') continue;
    if (modes[i] !== 'capitals') add(headed(reading, i, tags));
  }
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.shape === 'lower' || token.shape === 'punctuation') continue;
    const end = phraseEnd(tokens, i, lists.events);
    if (end > 0) add(listed(reading, { from: i, to: end }, tags));
    else if (isPrize(reading, i, tags)) add({ from: i, to: i + 1 });
    else if (/^COP-?\d+$/.test(token.text)) add({ from: i, to: i + 1 });
    else if (modes[i] === 'text') add(plainWar(reading, i, tags) ?? exercise(reading, i, tags));
  }
  for (const name of tagged) if (name.type === 'other' && looksLikeEvent(reading, name)) add(name);
  return found;
}

/** A listed name that no longer one covers. A single word is sure where the tagger saw nothing else in it. */
function listed({ tokens, lexicon }: Reading, span: Span, tags: readonly (TaggedName | undefined)[]): Span | null {
  const tag = tags[span.from];
  const longer = tag !== undefined && (tag.from < span.from || tag.to > span.to);
  if (longer && tag.type !== 'other') return null;
  if (span.to - span.from === 1) {
    const hyphen = tokens[span.to];
    if (hyphen?.gap === 'none' && hyphen.text === '-') return tag?.type === 'person' ? null : span;
    const kind = lexicon.known.get(tokens[span.from - 1]?.text ?? '')?.kind;
    if ((isPart(tokens, span) && kind !== 'demonym') || tag?.type === 'person') return null;
  }
  if (!longer) return numbered(tokens, span);
  // The tagger saw a longer name: what of it are capitals right beside this one, so "Tour de France Femmes".
  let { from, to } = span;
  from = Math.min(from, Math.max(tag.from, runBefore(tokens, from)));
  while (to < tag.to && tokens[to]?.gap === 'space' && isCapital(tokens[to] as Token)) to += 1;
  return { from, to };
}

/** "the Masters", "the Booker-winning novelist", "Nobel laureates", "Olympic gold". */
function isPrize({ tokens, lexicon }: Reading, at: number, tags: readonly (TaggedName | undefined)[]): boolean {
  const { text } = tokens[at] as Token;
  const [before, next, second] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (tags[at]?.type === 'person' || (tags[at] !== undefined && (tags[at] as TaggedName).to > at + 1)) return false;
  if (text === 'Nobel' && /^(?:laureates?|winners?|prizewinners?|committee)$/.test(next?.text ?? '')) return true;
  if (text === 'Olympic' && /^(?:gold|silver|bronze|champions?|medals?|medallists?|title)$/.test(next?.text ?? ''))
    return true;
  if (!lexicon.titled.afterThe.has(text) || before?.lower !== 'the') return false;
  if (next?.gap === 'none' && next.text === '-')
    return /^(?:winning|winner|shortlisted|nominated|longlisted)$/.test(second?.lower ?? '');
  return !isPart(tokens, { from: at, to: at + 1 });
}

/** "Super Bowl LVII", "Euro 2024": a number that belongs to the name. */
function numbered(tokens: readonly Token[], { from, to }: Span): Span {
  const next = tokens[to];
  return next?.gap === 'space' && /^[IVXL]{2,}$/.test(next.text) ? { from, to: to + 1 } : { from, to };
}

/** A name with a head at this token: "Hurricane Otis" and "Battle of Jarama" begin with it, "Rugby World Cup" ends with it. */
function headed(reading: Reading, at: number, tags: readonly (TaggedName | undefined)[]): Span | null {
  const { tokens, lexicon, modes } = reading;
  const lists = lexicon.titled;
  const { text } = tokens[at] as Token;
  if (lists.firstBefore.has(text)) return firstHeaded(reading, at);
  if (text === 'Battle' || (text === 'Siege' && tokens[at - 1]?.lower === 'the')) return ofPlace(tokens, at);
  if (text === 'Great' || text === 'War') {
    const year = greatYear(tokens, at);
    if (year > 0) return { from: at, to: year };
  }
  if (text === 'Euro' || text === 'Expo') {
    const next = tokens[at + 1];
    return next?.gap === 'space' && /^(?:19|20)\d\d$/.test(next.text) ? { from: at, to: at + 2 } : null;
  }
  const sure = lists.sureLast.has(text) || isLeague(reading, at);
  if (!sure || modes[at] === 'title') return null;
  let from = runBefore(tokens, at);
  // "Star Wars" is a film, "Veterans of Foreign Wars" a society.
  if (phraseEnd(tokens, from, lists.works) === at + 1) return null;
  const [of, whose] = [tokens[from - 1], tokens[from - 2]];
  if (of?.text === 'of' && tokens[from]?.gap === 'space' && whose !== undefined && isCapital(whose) && text !== 'Cup')
    return null;
  const tag = tags[at];
  if (tag?.type === 'other' && tag.from < from) from = tag.from;
  // A name of somebody or something before it ("Abiy Ahmed Nobel Prize") is none of its words.
  for (let i = from; i < at; i += 1) {
    const own = tags[i];
    if (
      own !== undefined &&
      own.type === 'person' &&
      own.from >= from &&
      own.to <= at &&
      own.to - own.from > 1 &&
      own.from > from
    )
      from = own.to;
  }
  const tail = tailEnd(reading, at, tags);
  if (from === at && !(text === 'War' && tail > at + 1)) return null;
  if (tag !== undefined && tag.type !== 'other' && tag.to > tail) return null;
  const next = tokens[tail];
  if (next?.gap === 'space' && isCapital(next) && !(tag?.type === 'other' && tag.to === tail)) {
    if (tags[tail] === undefined || tags[tail] === tag) return null;
  }
  return { from, to: tail };
}

/** "Premier League", "Commonwealth Games", "Security Conference", "State Fair": by the word before a head that is no sure one. */
function isLeague({ tokens, lexicon }: Reading, at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  if (tokens[at]?.text === 'League') return lexicon.titled.leagues.has(before);
  if (tokens[at]?.text === 'Games') return lexicon.titled.games.has(before);
  if (tokens[at]?.text === 'Fair') return /^(?:State|County|Book|Trade|Country|Toy|Art)$/.test(before);
  return tokens[at]?.text === 'Conference' && lexicon.titled.conferences.has(before);
}

/** "Operation Desert Lantern", "Tropical Storm Irene", "Exercise Aurora 23". */
function firstHeaded({ tokens, lexicon }: Reading, at: number): Span | null {
  const first = tokens[at] as Token;
  let to = at + 1;
  const most = first.text === 'Operation' || first.text === 'Exercise' ? 4 : 1;
  while (to - at <= most) {
    const token = tokens[to];
    if (token?.gap !== 'space' || !(isCapital(token) || (to === at + 1 ? /^\d{3,4}$/ : numeral).test(token.text)))
      break;
    to += 1;
  }
  const second = tokens[at + 1];
  if (to === at + 1 || second === undefined) return null;
  // "Operation Manager", "Storm Lake".
  if (lexicon.roles.has(second.text) || lexicon.placeLast.has(second.text) || second.text === 'Manager') return null;
  const before = tokens[at - 1];
  const tropical = before?.text === 'Tropical' && first.gap === 'space';
  return { from: tropical ? at - 1 : at, to };
}

/** "Battle of Jarama", "Siege of Leningrad", "Battle of the Somme". */
function ofPlace(tokens: readonly Token[], at: number): Span | null {
  if (tokens[at + 1]?.text !== 'of') return null;
  let to = tokens[at + 2]?.text === 'the' ? at + 3 : at + 2;
  const start = to;
  while (to - start < 3 && tokens[to]?.gap === 'space' && isCapital(tokens[to] as Token)) to += 1;
  return to === start ? null : { from: at, to };
}

/** Where a name ends whose head is here: "Cup of Nations", "Prize for Fiction", "War of Independence", "Super Bowl LVII". */
function tailEnd({ tokens, lexicon }: Reading, at: number, tags: readonly (TaggedName | undefined)[]): number {
  const { text } = tokens[at] as Token;
  const [of, next] = [tokens[at + 1], tokens[at + 2]];
  if (of?.gap !== 'space') return at + 1;
  if (/^(?:Prize|Award|Medal)$/.test(text) && /^(?:for|in|of)$/.test(of.text)) {
    const first = tags[at + 2];
    if (
      first?.type === 'person' ||
      first?.type === 'place' ||
      lexicon.calendar.has(next?.text ?? '') ||
      next?.text === 'The'
    )
      return at + 1;
    let to = at + 2;
    while (tokens[to]?.gap === 'space' && isCapital(tokens[to] as Token)) to += 1;
    if (to === at + 2) return at + 1;
    if (tokens[to]?.text === 'of' && tokens[to + 1]?.text === 'the' && tokens[to + 2]?.text === 'Year') return to + 3;
    return to;
  }
  if (/^(?:Cup|League)$/.test(text) && of.text === 'of' && next?.text === 'Nations') return at + 3;
  if (text === 'War' && /^(?:[IVX]+|One|Two|Three)$/.test(of.text)) return at + 2;
  if (
    text === 'War' &&
    of.text === 'of' &&
    /^(?:Independence|Liberation|Resistance|Attrition|Succession)$/.test(next?.text ?? '')
  )
    return at + 3;
  if (/^Prix$/.test(text) && /^(?:de|du|of)$/.test(of.text) && next !== undefined && isCapital(next)) return at + 3;
  return at + 1;
}

/** "Great Storm of 1987", "War of 1812": 0 where there is none. */
function greatYear(tokens: readonly Token[], at: number): number {
  const of = tokens[at]?.text === 'War' ? at + 1 : at + 2;
  if (
    of > at + 1 &&
    !/^(?:Storm|Flood|Fire|Famine|Plague|Frost|Smog|Earthquake|Recession)$/.test(tokens[at + 1]?.text ?? '')
  )
    return 0;
  return tokens[of]?.text === 'of' && /^(?:1\d|20)\d\d$/.test(tokens[of + 1]?.text ?? '') ? of + 2 : 0;
}

/** Whether what is neither a person, a place nor an organisation is an event, by its own words or those around it. */
function looksLikeEvent({ tokens, lexicon }: Reading, { from, to }: Span): boolean {
  const lists = lexicon.titled;
  const last = tokens[to - 1] as Token;
  const several = to - from > 1;
  if (phraseEnd(tokens, from, lists.works) === to) return false;
  // "the prize-winning The Grapes of Wrath": a capital article makes a title of it.
  if (tokens[from - 1]?.text === 'The' && tokens[from - 1]?.opens === false) return false;
  const text = (at: number) => tokens[at]?.lower ?? '';
  if (several && (lists.moreLast.has(last.text) || lists.sureLast.has(last.text)))
    return last.text !== 'Games' || !gameMakers.test(tokens[to - 2]?.text ?? '');
  if (several && tours.test(tokens[from]?.text ?? '')) return true;
  for (let i = from; i < to - 1; i += 1) {
    const word = tokens[i]?.text ?? '';
    if (several && lists.sureLast.has(word) && /^(?:of|in|for|de|du|d')$/.test(tokens[i + 1]?.text ?? '')) return true;
  }
  if (text(to) === 'race' || contestAfter.test(text(to)) || drills.test(text(to))) return true;
  if (tokens[from]?.text === 'Best') return false;
  if (contests.test(text(from - 1))) return true;
  if (
    text(from - 1) === 'the' &&
    (contests.test(text(from - 2)) || (/^(?:of|in)$/.test(text(from - 2)) && contests.test(text(from - 3))))
  )
    return true;
  // "the Route du Rhum, the yacht race,"
  return (
    text(to) === ',' && [2, 3, 4].some((k) => contestAfter.test(text(to + k))) && /^(?:the|a|an)$/.test(text(to + 1))
  );
}

/** Without an article that the tagger took in, and without the year before an event. */
function trimmed(tokens: readonly Token[], { from, to }: Span): Span {
  let start = from;
  while (start < to - 1 && (tokens[start]?.lower === 'the' || /^(?:1[5-9]|20)\d\d$/.test(tokens[start]?.text ?? '')))
    start += 1;
  return { from: start, to };
}
