import { describePassage } from '#shared/anchoring/selectors.ts';
import type { Anchor } from '#shared/model/annotation.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from './notes.ts';

/** Below this a place is found again each time, so that a person can say what it is; above it is taken for good. */
const sure = 0.8;

/** A quote that came without a place: it stands nowhere until it is found. */
export function unplacedAnchor(exact: string, prefix = '', suffix = ''): Anchor {
  return { quote: { exact, prefix, suffix }, position: { start: 0, end: 0 }, content: '' };
}

export function isUnplaced(anchor: Anchor | null): boolean {
  return anchor !== null && anchor.content === '' && anchor.image === undefined;
}

/**
 * Gives quotes that were not placed yet the place where their words are in the text that an article has now; those
 * that are not there, or perhaps, stay as they are: `lost` or `review`.
 */
export async function settleQuotes(library: Library, notes: Notes, articleId: string): Promise<void> {
  if (!(await notes.present(articleId)).some(({ anchor }) => isUnplaced(anchor))) return;
  const body = await library.bodyIfThere(articleId);
  if (body === null || body.text === '') return;
  const found = new Map<string, Anchor>();
  for (const { id, anchor, place } of await notes.list(articleId)) {
    if (!isUnplaced(anchor) || place?.start == null || place.end === null || place.confidence < sure) continue;
    if (place.state !== 'exact' && place.state !== 'moved') continue;
    found.set(id, describePassage(body.text, place.start, place.end, body.content));
  }
  await notes.merge(articleId, (before) => {
    const isAny = before.some(({ id, anchor }) => found.has(id) && isUnplaced(anchor));
    if (!isAny) return null;
    return before.map((one) => (isUnplaced(one.anchor) ? { ...one, anchor: found.get(one.id) ?? one.anchor } : one));
  });
}
