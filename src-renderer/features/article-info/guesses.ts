import type { Article, FactName } from '#shared/model/article.ts';
import { text } from '../../lib/text.ts';

/** Facts that are less sure than this are shown as guesses. */
const sure = 0.5;

/** Why a fact is only a guess, in a sentence for the person; null when it is sure, unknown or theirs. */
export function guessOf({ found, edited }: Pick<Article, 'found' | 'edited'>, fact: FactName): string | null {
  const finding = found[fact];
  if (finding === undefined || finding.confidence >= sure || edited.includes(fact)) return null;
  return text.info.guessedFrom(finding.source, Math.round(finding.confidence * 100));
}
