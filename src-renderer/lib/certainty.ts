import type { Article } from '#shared/model/article.ts';
import { text } from './text.ts';

/** Extraction that expects less than this (F1, 0 to 1) of its choice is not sure of it, and the reader says so. */
export const sureFrom = 0.8;

const degrees = [
  { from: 0.995, name: 'certain' },
  { from: 0.92, name: 'sure' },
  { from: sureFrom, name: 'fairlySure' },
  { from: 0.5, name: 'notSure' },
  { from: 0, name: 'aGuess' },
] as const;

type Judged = Pick<Article, 'certainty' | 'chosen' | 'accepted' | 'content'>;

/** Whether the person should look: what they chose or found right themselves is not asked about again. */
export function isUnsure({ certainty, chosen, accepted, content }: Judged): boolean {
  return certainty < sureFrom && !isChosen(chosen) && accepted !== content;
}

/** Whether the person said which part is the article; one who only removed parts left that to extraction. */
function isChosen(chosen: Judged['chosen']): boolean {
  return chosen !== null && (chosen.whole || chosen.body !== null);
}

/** How sure extraction was, as a person reads it: `Fairly sure (84 %)`. */
export function certaintyInWords({ certainty, chosen }: Pick<Judged, 'certainty' | 'chosen'>): string {
  if (isChosen(chosen)) return text.info.chosenByYou;
  const name = degrees.find(({ from }) => certainty >= from)?.name ?? 'aGuess';
  return text.info.certainty(text.info[name], Math.round(certainty * 100));
}
