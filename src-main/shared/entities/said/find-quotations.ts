import { firstIndex } from '../../finding/first-index.ts';
import type { DatedSpan, Entity, Mention, Quotation } from '../../model/entity.ts';
import { type Token, tokenise } from '../tokenise.ts';
import { readFacts } from './article-facts.ts';
import { withEchoes } from './echoes.ts';
import { findQuoted, type Quoted } from './quotation-marks.ts';
import { Reader } from './reader.ts';
import { readSentences } from './sentences.ts';

/** A text with what recognition found in it; mentions and dates are in order and apart, offsets are UTF-16 units. */
export interface SaidDocument {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly dates: readonly DatedSpan[];
}

/**
 * Finds who said what: direct quotations and reported speech with speaker, verb and stance, by their start. A quotation whose
 * speaker the text does not tell plainly has `speaker` null, and in `possible` who it may be. `tokens` are those of the
 * text. English; pure, and linear in the text. The rules are our own: marks, reporting verbs, and who stands beside them.
 */
export function findQuotations(
  document: SaidDocument,
  tokens: readonly Token[] = tokenise(document.text),
): Quotation[] {
  const { text, entities } = document;
  const mentions = document.mentions.filter(({ type }) => type !== 'date' && type !== 'amount');
  const quoted = findQuoted(tokens, text).filter((one) => !isInName(one, tokens, mentions));
  const sentences = readSentences(tokens, text, { from: 0, to: tokens.length }, quoted, mentions);
  const reader = new Reader({ ...document, mentions }, tokens, readFacts(sentences, entities));
  for (const [index, sentence] of sentences.entries()) reader.read(sentence, index);
  return withEchoes(reader.quotations).sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? 1 : -1));
}

/** A nickname in quotation marks is a part of the name, and a title in them is a name. */
function isInName({ from, to }: Quoted, tokens: readonly Token[], mentions: readonly Mention[]): boolean {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? 0;
  const at = firstIndex(mentions.length, (index) => (mentions[index] as Mention).end >= end);
  const name = mentions[at];
  if (name !== undefined && name.start < start && name.end >= end) return true;
  // A title between its marks, perhaps with a comma before the closing one: the last mention that ends before them.
  const title = mentions[at - 1];
  return (
    title !== undefined &&
    title.type === 'work' &&
    title.start === (tokens[from + 1]?.start ?? -1) &&
    title.end >= (tokens[to - 1]?.start ?? 0) - 1
  );
}
