import { keyOf, type Named } from '../named.ts';
import type { Reading } from '../reading.ts';
import type { Quoted } from '../said/quotation-marks.ts';
import type { TaggedName } from '../tagger/names-of-labels.ts';
import { isCapital } from '../tagger/zones.ts';
import type { Token } from '../tokenise.ts';
import { cueAfter, cueBefore, isAboutArts, isListed } from './cues.ts';
import { performers, plainTitle } from './plain-titles.ts';
import { isPart, phraseEnd, type Span, Taken, tagsOf } from './runs.ts';
import { longestTitle, titleForm } from './title-form.ts';

/** What stands before words in quotation marks that are a nickname, a slogan or what somebody says. */
const naming =
  /^(?:dubbed|nicknamed|called|calls|known|so-called|labelled|labeled|termed|chanted|chanting|chants|shouted|shouting|reading|reads|sign|signs|banner|banners|slogan|slogans|placard|placards|hashtag|motto|phrase|word|words|term|terms|codenamed|code-named|branded|alias|aka|brand|message|cried|stamped|marked|credited|named|names|name|nickname|coined|website|site|app|tour|band|group|company|firm|boat|ship|yacht|horse|dog|club|pub|bar|restaurant|label)$/;
/** What follows the name of something else: the “Taste of Chaos” tour. */
const otherThings =
  /^(?:tour|promotion|website|site|app|campaign|brand|company|band|label|strategy|policy|approach|plan|project|programme|program|scheme|initiative|doctrine|movement|protest|protests|march|rally|slogan|sign|signs|theory|rule|list|category|section|button|feature|option|challenge|diet|method|cafe|café|restaurant|bar|pub|stand|stall|sauce|beer|cow|machine|model|range|line|tag|label|account|channel|page|group|team|club|agenda|speech|rule|law|laws|policies|sticker|stickers|caps|hats|shirts|T-shirts|posters|badge|badges)$/;

/** Finds the titles of books, films, plays, songs and the like, in quotation marks or not. In no order, apart. */
export function findWorks(
  reading: Reading,
  tagged: readonly TaggedName[],
  quotedSpans: readonly Quoted[],
  events: readonly Span[],
): Named[] {
  const { tokens, lexicon, modes } = reading;
  const tags = tagsOf(tokens.length, tagged);
  const taken = new Taken(tokens.length);
  for (const event of events) taken.take(event);
  const arts = isAboutArts(reading);
  const found: Named[] = [];
  const add = (span: Span | null) => {
    if (span === null || !taken.isFree(span)) return;
    taken.take(span);
    found.push({ ...span, type: 'work', key: keyOf(tokens, span.from, span.to), known: null });
  };
  const marked = flat(quotedSpans);
  let last = -10;
  for (const one of marked) {
    // “X”, “Y” and “Z”: what is said of one is said of all.
    const listed =
      one.from - last <= 2 && tokens.slice(last, one.from).every(({ text }) => /^(?:,|and|or|&)$/.test(text));
    const before = found.length;
    add(quotedTitle(reading, one, tags, listed ? 'listed' : arts ? 'arts' : 'other'));
    if (found.length > before) last = one.to;
  }
  const inQuotes = new Taken(tokens.length);
  for (const one of marked) if (one.to - one.from <= longestTitle + 3) inQuotes.take(one);
  for (let i = 0; i < tokens.length; i += 1) {
    const end = phraseEnd(tokens, i, lexicon.titled.works);
    if (end > 0 && modes[i] !== 'capitals' && !isPart(tokens, { from: i, to: end }))
      add(famous(tokens, { from: i, to: end }, tags));
  }
  for (const name of tagged) if (inQuotes.isFree(name)) add(markedTitle(reading, name, tags, arts));
  for (let i = 1; i < tokens.length; i += 1)
    if (modes[i] === 'text' && inQuotes.isFree({ from: i, to: i + 1 })) add(plainTitle(reading, i, tags, arts));
  return [...found, ...again(reading, found, taken, inQuotes)];
}

function flat(quoted: readonly Quoted[]): Quoted[] {
  return quoted.flatMap((one) => [one, ...flat(one.inner)]);
}

/** A listed work; one of a single word only where the tagger does not see somebody of that name in it. */
function famous(tokens: readonly Token[], span: Span, tags: readonly (TaggedName | undefined)[]): Span | null {
  const tag = tags[span.from];
  if (tag !== undefined && (tag.from < span.from || tag.to > span.to) && tag.type !== 'other') return null;
  if (span.to - span.from > 1) return span;
  const opens = tokens[span.from]?.opens === true;
  return tag?.type === 'place' || tag?.type === 'organisation' || (opens && tag === undefined) ? null : span;
}

/** What stands between quotation marks, where it is written as a title and the words around it do not speak against it. */
function quotedTitle(
  reading: Reading,
  { from, to, closed }: Quoted,
  tags: readonly (TaggedName | undefined)[],
  place: 'arts' | 'listed' | 'other',
): Span | null {
  const { tokens, lexicon } = reading;
  const arts = place !== 'other';
  if (!closed || to - from > longestTitle + 3) return null;
  const start = from + 1;
  let end = to - 1;
  if (/^[,.]$/.test(tokens[end - 1]?.text ?? '')) end -= 1;
  const span = { from: start, to: end };
  const form = titleForm(tokens, span);
  if (form === null) return null;
  const before = cueBefore(reading, from, tags);
  const after = isHeadline(tokens, from, to) ? 2 : cueAfter(reading, to);
  const cue = Math.max(before, after);
  const named = [1, 2, 3].some((k) => naming.test(tokens[from - k]?.lower ?? ''));
  if (cue < 2 && (named || saysAfter(reading, to) || otherThings.test(tokens[to]?.lower ?? ''))) return null;
  if (tokens[start]?.text === 'Best' && cue < 2) return null;
  const tag = tags[start];
  const whole = tag !== undefined && tag.from === start && tag.to === end;
  if (cue < 2 && (isListed(reading, span) || isPersonAround(tags, from, to))) return null;
  if (form.words === 1) {
    if (cue === 2) return span;
    const alone = tokens[from]?.opens !== false && tokens[to]?.gap === 'line';
    return arts && !alone && (cue === 1 || tokens[from]?.opens === false || (whole && tag.type === 'other'))
      ? span
      : null;
  }
  if (cue > 0 || place === 'listed') return span;
  if (lexicon.titled.sureLaws.has((tokens[end - 1] as Token).text)) return span;
  // Written as a title and nothing else said: a name of somebody or a slogan as well, unless the text is about such things.
  const predicate = /^(?:is|was|were|are|be|been|as|a|an|it)$/.test(tokens[from - 1]?.lower ?? '');
  return arts || (whole && tag.type === 'other' && form.words > 2 && !predicate) ? span : null;
}

/** 'Shogun' wins 18 Emmys: only works stand so at the head of a line. */
function isHeadline(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    tokens[from]?.gap === 'line' && /^(?:wins|sweeps|tops|premieres|review|reviews)$/.test(tokens[to]?.lower ?? '')
  );
}

/** “Yes,” she said. */
function saysAfter({ tokens, lexicon }: Reading, to: number): boolean {
  for (let i = to; i < to + 4; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.gap === 'line' || token.text === '.') return false;
    if (lexicon.reporting.has(token.lower) || /^(?:said|says|asked|replied)$/.test(token.lower)) return true;
  }
  return false;
}

/** Dwayne “The Rock” Johnson. */
function isPersonAround(tags: readonly (TaggedName | undefined)[], from: number, to: number): boolean {
  const [before, after] = [tags[from - 1], tags[to]];
  return before?.type === 'person' && after?.type === 'person';
}

/** A name that the tagger marked as none of its types, where the words around it or the text speak of works. */
function markedTitle(
  reading: Reading,
  name: TaggedName,
  tags: readonly (TaggedName | undefined)[],
  arts: boolean,
): Span | null {
  const { tokens, modes } = reading;
  if (name.type !== 'other' || modes[name.from] === 'capitals') return null;
  const from = titleStart(reading, name);
  const to = subtitled(tokens, name);
  const span = { from, to };
  if (titleForm(tokens, span) === null || isWholeLine(tokens, span) || tokens[from]?.text === 'Best') return null;
  if (performers.test(tokens[from - 1]?.lower ?? '')) return null;
  const cue = Math.max(cueBefore(reading, from, tags), cueAfter(reading, to));
  if (to - from === 1) {
    const token = tokens[from] as Token;
    // "the Spectator", "House of Wax": a paper or an age after the article, a part of a name after "of".
    const [before, second] = [tokens[from - 1], tokens[from - 2]];
    const bare = before?.text !== 'the' && !(before?.text === 'of' && second !== undefined && isCapital(second));
    const sure = cue === 2 || (arts && bare && !token.opens && !reading.lexicon.common.has(token.lower));
    return sure && token.shape === 'cap' ? span : null;
  }
  if (cue === 2) return span;
  // After "the" stands a theatre or a band rather than a title, which has its own article.
  return arts && (cue > 0 || !/^(?:the|a|an)$/.test(tokens[from - 1]?.text ?? '')) ? span : null;
}

/** A headline is no title, even where it is written as one. */
function isWholeLine(tokens: readonly Token[], { from, to }: Span): boolean {
  const start = tokens[from]?.gap === 'line' || (tokens[from - 1]?.gap === 'line' && tokens[from - 1]?.shape === 'cap');
  return start && (tokens[to] === undefined || tokens[to]?.gap === 'line');
}

/**
 * "Harry Styles’s Harry’s House": without the owner that the tagger took in. "the prize-winning The [[Big Time]]": with the
 * article before it.
 */
function titleStart({ tokens, lexicon }: Reading, { from, to }: Span): number {
  for (let i = from + 1; i < to - 1 && i <= from + 3; i += 1)
    if (tokens[i]?.shape === 'possessive') {
      const first = tokens[from]?.text ?? '';
      return (i === from + 1 ? lexicon.known.get(first)?.kind === 'organisation' : lexicon.given.has(first))
        ? i + 1
        : from;
    }
  const before = tokens[from - 1];
  return before?.text === 'The' && !before.opens && tokens[from]?.gap === 'space' ? from - 1 : from;
}

/** "The Tiled Century: Pools in British Art": what follows a colon up to the next comma, where it is written as a title. */
function subtitled(tokens: readonly Token[], { from, to }: Span): number {
  if (tokens[to]?.text !== ':' || to - from < 2) return to;
  let end = to + 1;
  while (
    end - to < longestTitle &&
    tokens[end]?.gap !== 'line' &&
    tokens[end] !== undefined &&
    (tokens[end] as Token).shape !== 'punctuation'
  )
    end += 1;
  return tokens[end]?.text === ',' && titleForm(tokens, { from: to + 1, to: end }) !== null ? end : to;
}

/** The same titles where they stand again: those of several words anywhere, a single word between quotation marks. */
function again({ tokens, modes }: Reading, found: readonly Named[], taken: Taken, inQuotes: Taken): Named[] {
  const keys = new Map<string, Named>();
  const longest = new Map<string, number>();
  for (const work of found) {
    keys.set(work.key, work);
    const first = (tokens[work.from] as Token).text;
    longest.set(first, Math.max(longest.get(first) ?? 0, work.to - work.from));
  }
  const added: Named[] = [];
  for (let i = 0; i < tokens.length && keys.size > 0; i += 1) {
    const most = longest.get((tokens[i] as Token).text);
    if (most === undefined || modes[i] === 'capitals') continue;
    for (let length = Math.min(most, tokens.length - i); length > 0; length -= 1) {
      const span = { from: i, to: i + length };
      const work = keys.get(keyOf(tokens, i, i + length));
      if (work === undefined || !taken.isFree(span)) continue;
      const quoted =
        !inQuotes.isFree(span) && tokens[i - 1]?.shape === 'punctuation' && tokens[i + length]?.shape === 'punctuation';
      if (!quoted && (length === 1 || isPart(tokens, span))) continue;
      taken.take(span);
      added.push({ ...work, ...span });
      break;
    }
  }
  return added;
}
