import { follow, rulesFor } from '#shared/entities/corrections/rules.ts';
import { refKey } from '#shared/entities/name-key.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { EntityNote, LibraryEntity } from '#shared/model/library-entity.ts';

/**
 * The notes on an entity: the newest of each name that it was noted under. A note follows its entity through the
 * corrections that came after it.
 */
export function notesOf({ type, name, scope }: LibraryEntity, corrections: readonly Correction[]): EntityNote[] {
  const ref = refKey({ type, name });
  const notes = new Map<string, EntityNote>();
  for (const [order, note] of corrections.entries()) {
    if (note.kind !== 'note' || note.deleted !== null) continue;
    const { id, entity, articles, body, modified } = note;
    if (scope !== null && articles !== null && !articles.some((article) => scope.includes(article))) continue;
    const identity = follow(rulesFor(corrections, articles?.[0] ?? null), { ...entity, touched: [] }, order, null);
    if (identity.type === null || refKey(identity) !== ref) continue;
    const key = `${refKey(entity)} ${articles?.join() ?? ''}`;
    notes.delete(key);
    notes.set(key, { id, entity: { type: entity.type, name: entity.name }, articles, body, modified });
  }
  const own = [...notes.values()].filter(({ body }) => body.trim() !== '').reverse();
  return own.sort((a, b) => Number(refKey(b.entity) === ref) - Number(refKey(a.entity) === ref));
}
