import { describePassage } from '#shared/anchoring/selectors.ts';
import { isUnplaced } from '#shared/anchoring/unplaced.ts';
import type { Anchor } from '#shared/model/annotation.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from './notes.ts';

/** Below this a place is found again each time, so that a person can say what it is; above it is taken for good. */
const sure = 0.8;

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
