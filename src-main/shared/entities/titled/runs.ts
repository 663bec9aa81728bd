import type { TaggedName } from '../tagger/names-of-labels.ts';
import { isCapital } from '../tagger/zones.ts';
import type { Token } from '../tokenise.ts';
import type { Phrases } from './lists.ts';

/** Token indexes, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Who may own an event or a law before its head: "Women's World Cup", but not "Argentina's World Cup". */
const owners =
  /^(?:Women|Men|People|Emperor|King|Queen|Children|Critics|Players|Directors|Writers|Breeders|Ladies|Girls|Boys|Veterans|Years)$/;
const openers =
  /^(?:The|A|An|This|That|These|Those|His|Her|Its|Our|Their|My|In|On|At|Of|To|For|From|With|By|As|If|When|While|After|Before|Since|During|But|And|Or|So|Yet|No|Not|One|Some|Many|Most|Every|Each|Another|Last|Next|Under|Then|Now|Why|How|What)$/;

/** Whether a word is capitalised only because a sentence may begin with it. */
export function isOpener({ text }: Token): boolean {
  return openers.test(text);
}

/** Where the capitals that end before `at` begin: a run on one line, with the owners and ordinals that belong to a name. */
export function runBefore(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && at - from < 8) {
    const token = tokens[from] as Token;
    const before = tokens[from - 1] as Token;
    if (token.gap !== 'space') break;
    if (isCapital(before) && !isOpener(before)) from -= 1;
    else if (isOwning(tokens, from - 1)) from -= 2;
    else if (/^(?:\d+(?:st|nd|rd|th)|T20)$/.test(before.text)) from -= 1;
    else break;
  }
  return from;
}

function isOwning(tokens: readonly Token[], mark: number): boolean {
  const token = tokens[mark];
  if (token === undefined || token.gap !== 'none' || !/^['’](?:s)?$/.test(token.text)) return false;
  return owners.test(tokens[mark - 1]?.text ?? '');
}

/** The end of the listed name that begins at a token: the longest, 0 where there is none. */
export function phraseEnd(tokens: readonly Token[], at: number, { names, longest }: Phrases): number {
  const first = tokens[at] as Token;
  const most = longest.get(first.text) ?? 0;
  let key = first.text;
  let end = 0;
  for (let length = 1; length <= most; length += 1) {
    const token = tokens[at + length - 1];
    if (token === undefined || (length > 1 && token.gap === 'line')) break;
    if (length > 1) key += ` ${token.text}`;
    if (names.has(key)) end = at + length;
  }
  return end;
}

/** Whether a capitalised word stands right before these tokens or after them, so that they are part of a longer name. */
export function isPart(tokens: readonly Token[], { from, to }: Span): boolean {
  const [before, after] = [tokens[from - 1], tokens[to]];
  if (after?.gap === 'none' && after.text === '-') return true;
  if (after?.gap === 'space' && isCapital(after)) return true;
  return tokens[from]?.gap === 'space' && before !== undefined && isCapital(before) && !isOpener(before);
}

/** For each token the tagged name on it. */
export function tagsOf(length: number, tagged: readonly TaggedName[]): (TaggedName | undefined)[] {
  const tags = new Array<TaggedName | undefined>(length).fill(undefined);
  for (const name of tagged) tags.fill(name, name.from, name.to);
  return tags;
}

/** Collects spans that do not overlap: the first to come stays. */
export class Taken {
  readonly #taken: Uint8Array;
  constructor(length: number) {
    this.#taken = new Uint8Array(length);
  }

  isFree({ from, to }: Span): boolean {
    return !this.#taken.subarray(from, to).includes(1);
  }

  take({ from, to }: Span): void {
    this.#taken.fill(1, from, to);
  }
}
