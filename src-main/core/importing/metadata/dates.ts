import { type DateCandidate, type DateSources, modifiedOf } from './date-candidates.ts';
import type { Fact } from './fact.ts';
import { choose, type Ranked, rank } from './ranker.ts';
import { dateModel } from './weights.ts';

/** A day that the page calls the day of an update, and no other, is a guess as the day of publication. */
const guess = 0.45;

/** When an article was published: the day under which it stands, in ISO 8601; null when the page names none. */
export function publishedOf(candidates: readonly DateCandidate[]): Fact | null {
  const ranked = rank(candidates, dateModel);
  const best = choose(ranked) ?? stoodBy(ranked);
  if (best === null) return null;
  const { candidate, confidence } = best;
  const source = sourceOf(candidate);
  const isUpdate =
    !stating.some((name) => candidate.features.has(name)) &&
    [...candidate.features.keys()].some((name) => / modified$/.test(name));
  return { value: candidate.time, source, confidence: isUpdate ? Math.min(guess, confidence) : confidence };
}

/** A day that JSON-LD gives the article itself and no reader sees: too little to be sure of, too plain to be dropped. */
function stoodBy(ranked: readonly Ranked<DateCandidate>[]): Ranked<DateCandidate> | null {
  const stated = ranked.find(({ candidate }) => candidate.features.has('json-ld article'));
  return stated === undefined ? null : { candidate: stated.candidate, confidence: Math.min(guess, stated.confidence) };
}

/** When its text was last changed, if that is not before it was published; null when the page does not say. */
export function updatedOf(
  sources: DateSources,
  candidates: readonly DateCandidate[],
  published: string | null,
): Fact | null {
  const seen = candidates.filter(
    ({ features }) => features.has('head modified') || features.has('box by the headline modified'),
  );
  const shown = seen[0] === undefined ? null : { time: seen[0].time, source: 'text on the page' };
  const found = modifiedOf(sources) ?? shown;
  if (found === null || (published !== null && found.time.slice(0, 10) < published.slice(0, 10))) return null;
  return { value: found.time, source: found.source, confidence: 0.8 };
}

const stating = ['json-ld article', 'json-ld page', 'meta published', 'meta issued', 'microdata', 'address'];

function sourceOf({ sources }: DateCandidate): string {
  const [first = ''] = sources;
  return first === 'visible'
    ? 'text on the page'
    : first === 'modified' && sources.includes('visible')
      ? 'text on the page'
      : first;
}
