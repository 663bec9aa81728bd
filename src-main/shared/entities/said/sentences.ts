import { firstIndex } from '../../finding/first-index.ts';
import type { Mention } from '../../model/entity.ts';
import type { Token } from '../tokenise.ts';
import type { Quoted } from './quotation-marks.ts';

/** A word or mark, a whole name, a whole quotation, or what stands in brackets: what a sentence is made of. */
export interface Item {
  /** Token indices, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'word' | 'mark' | 'name' | 'quoted' | 'brackets';
  /** In lower case for a word or mark; for a name its text; empty for the rest. */
  readonly word: string;
  readonly mention: Mention | null;
  readonly quoted: Quoted | null;
}

export interface Sentence {
  readonly items: readonly Item[];
  /** Number of its paragraph in the text. */
  readonly paragraph: number;
  /** Whether it opens its paragraph. */
  readonly opens: boolean;
}

/** Longer ones are cut, so that looking to and fro within a sentence stays cheap whatever the text. */
const maximumItems = 160;
const maximumBrackets = 40;
const openers = '([';
const closers = ')]';

/**
 * Cuts tokens `from` to `to` (exclusive) into sentences, in which names, quotations and brackets are one item each.
 * `quoted` are the outermost quotations of that stretch and `mentions` the names of the text, both in order.
 */
export function readSentences(
  tokens: readonly Token[],
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  quoted: readonly Quoted[],
  mentions: readonly Mention[],
): Sentence[] {
  const sentences: Sentence[] = [];
  let items: Item[] = [];
  let paragraph = 0;
  let opens = true;
  let quote = 0;
  let mention = firstFrom(mentions, tokens[from]?.start ?? 0);
  const finish = (line: boolean) => {
    if (items.length > 0) {
      sentences.push({ items, paragraph, opens });
      opens = false;
    }
    items = [];
    if (line) {
      paragraph += 1;
      opens = true;
    }
  };

  for (let at = from; at < to; ) {
    const token = tokens[at] as Token;
    if (token.gap === 'line' && at > from) finish(true);
    while ((quoted[quote]?.from ?? to) < at) quote += 1;
    while ((mentions[mention]?.end ?? Number.POSITIVE_INFINITY) <= token.start) mention += 1;
    const here = quoted[quote];
    let item: Item;
    if (here !== undefined && here.from === at) {
      item = { from: at, to: here.to, kind: 'quoted', word: '', mention: null, quoted: here };
    } else if (openers.includes(token.text)) {
      const end = closing(tokens, at, Math.min(to, here?.from ?? to));
      item = {
        from: at,
        to: end,
        kind: end > at + 1 ? 'brackets' : 'mark',
        word: token.text,
        mention: null,
        quoted: null,
      };
    } else {
      const name = mentions[mention];
      if (name !== undefined && name.start < token.end) {
        let end = at + 1;
        while (end < to && (tokens[end] as Token).start < name.end && end !== here?.from) end += 1;
        item = { from: at, to: end, kind: 'name', word: name.text, mention: name, quoted: null };
      } else {
        const kind = token.shape === 'punctuation' ? 'mark' : 'word';
        item = { from: at, to: at + 1, kind, word: token.lower, mention: null, quoted: null };
      }
    }
    items.push(item);
    at = item.to;
    if (items.length >= maximumItems || ends(item, tokens, text, at, to)) finish(false);
  }
  finish(true);
  return sentences;
}

/** The index of the first mention that ends behind `offset`. */
function firstFrom(mentions: readonly Mention[], offset: number): number {
  return firstIndex(mentions.length, (at) => (mentions[at] as Mention).end > offset);
}

function closing(tokens: readonly Token[], from: number, to: number): number {
  const limit = Math.min(to, from + maximumBrackets);
  for (let at = from + 1; at < limit; at += 1) {
    const token = tokens[at] as Token;
    if (token.gap === 'line') break;
    if (closers.includes(token.text)) return at + 1;
  }
  return from + 1;
}

function ends(item: Item, tokens: readonly Token[], text: string, at: number, to: number): boolean {
  const next = tokens[at];
  if (at >= to || next === undefined) return true;
  if (item.kind === 'mark' && '.!?…•|'.includes(item.word)) {
    // "p.m. on Monday", ". , according to": what goes on in lower case or with a comma is the same sentence.
    return next.shape !== 'lower' && next.text !== ',' && !closers.includes(next.text);
  }
  // "on X. The minister": the full stop that looks like an initial's ends the sentence.
  const last = tokens[at - 1] as Token;
  if (item.mention !== null && item.to === item.from + 1 && last.text.endsWith('.') && item.mention.end < last.end) {
    return next.shape !== 'lower';
  }
  if (item.quoted !== null) {
    if (!item.quoted.closed) return true;
    const last = lastMark(tokens, text, item);
    if (last === '.' || last === '…') return next.shape !== 'lower' && next.text !== ',';
    if (last === '!' || last === '?') return next.shape !== 'lower' && next.text !== ',' && !speaks(tokens, at, to);
  }
  return false;
}

/** The mark with which a quotation ends, inside its closing mark; empty where it ends with a word. */
export function lastMark(tokens: readonly Token[], text: string, { from, to }: { from: number; to: number }): string {
  for (let at = to - 2; at > from; at -= 1) {
    const token = tokens[at] as Token;
    if (token.shape !== 'punctuation') return '';
    const mark = text[token.start] ?? '';
    if (!'"“”‘’«»\''.includes(mark)) return mark;
  }
  return '';
}

const said = /^(?:said|says|asked|asks|told|tells|added|cried|cries|shouted|wrote|replied|wondered|joked)$/;

/** Whether "Kirby said." follows a quotation that ends with "?" or "!": the sentence goes on. */
function speaks(tokens: readonly Token[], at: number, to: number): boolean {
  for (let next = at; next < Math.min(to, at + 10); next += 1) {
    const token = tokens[next] as Token;
    if (token.gap === 'line') return false;
    if (said.test(token.lower)) {
      const after = tokens[next + 1];
      return (
        next === at ||
        after === undefined ||
        /^(?:[.,:;]|in|on|at|as|to|of|after|when|while|reporters|him|her|them|me|us|himself|herself)$/.test(after.lower)
      );
    }
    if (token.shape === 'punctuation') return false;
  }
  return false;
}
