import { type AuthorCandidate, type AuthorSources, authorCandidates } from './author-candidates.ts';
import type { Fact } from './fact.ts';
import { rank } from './ranker.ts';
import { authorModel } from './weights.ts';

const mostAuthors = 20;

/** The names of those who wrote an article, joined by commas in the page's order; null when it names nobody. */
export function bylineOf(sources: AuthorSources): Fact | null {
  const candidates = authorCandidates(sources);
  const ranked = rank(candidates, authorModel);
  const [best] = ranked;
  if (best === undefined) return null;
  const together = ranked.filter(
    ({ candidate }) => candidate === best.candidate || areTogether(best.candidate, candidate),
  );
  // Those who wrote together share the probability among them.
  const confidence = together.reduce((sum, one) => sum + one.confidence, 0);
  if (confidence < 1 - ranked.reduce((sum, one) => sum + one.confidence, 0)) return null;
  const names = together
    .map(({ candidate }) => candidate)
    .sort((one, other) => candidates.indexOf(one) - candidates.indexOf(other))
    .slice(0, mostAuthors)
    .map(({ name }) => name);
  return { value: names.join(', '), source: best.candidate.sources[0] ?? '', confidence: Math.min(1, confidence) };
}

/** Whether one who is named in the same by-line or list wrote with the likeliest author. */
function areTogether(best: AuthorCandidate, other: AuthorCandidate): boolean {
  const { features, lists } = other;
  if (features.has('as reviewer') || features.has('is the site')) return false;
  if (!features.has('shaped like a name') && !features.has('an organisation')) return false;
  const shared = [...lists].filter((list) => best.lists.has(list));
  if (shared.some((list) => listing.has(list))) return true;
  // Names on one line of the page were written there together; further down they are those of other articles.
  return shared.length > 0 && headed(best) && headed(other);
}

const listing = new Set(['json-ld article', 'meta', 'citation']);

function headed({ features }: AuthorCandidate): boolean {
  return features.has('head') || features.has('box by the headline') || features.has('by the headline');
}
