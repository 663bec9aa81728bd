import type { Reading } from '../reading.ts';
import type { TaggedName } from '../tagger/names-of-labels.ts';
import { isCapital } from '../tagger/zones.ts';
import type { Token } from '../tokenise.ts';
import { cueAfter, determinerBefore, isListed } from './cues.ts';
import { isOpener, type Span } from './runs.ts';
import { longestTitle } from './title-form.ts';

/** Words before the name of somebody who plays or sings. */
export const performers =
  /^(?:band|group|quartet|quintet|trio|duo|rapper|singer|actor|actress|star|co-star|orchestra|company)$/;

const plainNouns =
  /^(?:novel|film|movie|album|memoir|memoirs|musical|opera|ballet|sitcom|documentary|miniseries|podcast|biopic|thriller|drama|comedy|sequel|novella|blockbuster|song|trilogy|play|book|painting|series|poem)$/;

const commonNouns = /^(?:play|book|series|drama|comedy|painting|poem)$/;

/** "the novel Middlemarch", "his memoir, A Cold Start,": a run of capitals right after the word for the work. */
export function plainTitle(
  reading: Reading,
  at: number,
  tags: readonly (TaggedName | undefined)[],
  arts: boolean,
): Span | null {
  const { tokens } = reading;
  const token = tokens[at] as Token;
  if (!isCapital(token) || token.gap !== 'space') return null;
  if (arts && isDescribed(reading, at, tags)) return { from: at, to: titleEnd(reading, at, tags) };
  const comma = tokens[at - 1]?.text === ',';
  const noun = tokens[comma ? at - 2 : at - 1];
  const joint = tokens[at - 1]?.lower ?? '';
  const of =
    /^(?:of|to)$/.test(joint) &&
    /^(?:adaptation|sequel|prequel|remake|revival|production|performance|performances|screening|recording)$/.test(
      tokens[at - 2]?.lower ?? '',
    );
  if (!of && (noun === undefined || !plainNouns.test(noun.lower) || noun.shape !== 'lower')) return null;
  if (!of && noun !== undefined && commonNouns.test(noun.lower) && !determinerBefore(tokens, comma ? at - 2 : at - 1))
    return null;
  const to = titleEnd(reading, at, tags);
  const span = { from: at, to };
  const tag = tags[at];
  if (to - at > longestTitle || isListed(reading, span)) return null;
  if (to - at === 1 && (isOpener(token) || token.shape !== 'cap')) return null;
  if (to - at === 2 && reading.lexicon.given.has(token.text)) return null;
  const next = tokens[to];
  const closes = next === undefined || next.gap === 'line' || next.shape === 'punctuation';
  if (comma && !(closes && next !== undefined && /^[,;.]$/.test(next.text))) return null;
  if (tag !== undefined && tag.type !== 'other') {
    // "the film Spielberg made", "her novel, Penguin said,": somebody or some house of that name.
    if (tag.type === 'person' && tag.to - tag.from > 1) return null;
    if (comma && arts && tag.type === 'organisation' && to - at === 1) return span;
    if (comma || of || to - at < 2) return null;
    if (
      !closes &&
      next?.shape === 'lower' &&
      !/^(?:in|at|on|by|from|with|and|for|to|is|was|has|had|will|which|that)$/.test(next.text)
    )
      return null;
    if (tag.to < to && tag.type !== 'person') return null;
  } else if (tag === undefined && comma && to - at < 2) return null;
  return span;
}

/** "Paul Nash’s Totes Meer", "Ticket Hall, set in the subway,": of somebody, or told of right after, and not somebody. */
function isDescribed(reading: Reading, at: number, tags: readonly (TaggedName | undefined)[]): boolean {
  const { tokens, lexicon } = reading;
  const first = tokens[at] as Token;
  const before = tokens[at - 1] as Token;
  if (
    isCapital(before) ||
    performers.test(before.lower) ||
    lexicon.given.has(first.text) ||
    (first.opens && isOpener(first))
  )
    return false;
  const to = titleEnd(reading, at, tags);
  const tag = tags[at];
  if (to - at < 2 || isListed(reading, { from: at, to }) || (tag !== undefined && (tag.from < at || tag.to > to)))
    return false;
  if (lexicon.organisationLast.has(tokens[to - 1]?.text ?? '')) return false;
  const owned = before.shape === 'possessive' && tags[at - 2]?.type === 'person';
  if (owned) return tag === undefined || tag.type === 'person' || tag.type === 'other';
  return tag?.type !== 'person' && tokens[to]?.text === ',' && cueAfter(reading, to) === 2;
}

/** The end of a title without quotation marks: capitals, and "of", "the" and "and" between them. */
function titleEnd({ tokens }: Reading, at: number, tags: readonly (TaggedName | undefined)[]): number {
  let last = at + 1;
  for (let i = at + 1; i < tokens.length && i - at <= longestTitle; i += 1) {
    const token = tokens[i] as Token;
    if (token.shape === 'possessive' && token.gap === 'none' && isCapital((tokens[i + 1] ?? token) as Token)) continue;
    if (token.gap !== 'space') break;
    if (isCapital(token)) last = i + 1;
    else if (!/^(?:of|the|a|to)$/.test(token.text) && !(tags[i] !== undefined && tags[i] === tags[i - 1])) break;
  }
  return last;
}
