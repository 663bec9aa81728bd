import { follow, rulesFor } from '#shared/entities/corrections/rules.ts';
import { refKey } from '#shared/entities/name-key.ts';
import type { Correction } from '#shared/model/correction.ts';
import { type EntityType, entityTypes } from '#shared/model/entity.ts';

/** By which types and names, as `refKey` writes them, what an id of the library stood for may be known by now. */
export function otherRefs(id: string, corrections: readonly Correction[]): string[] {
  const [, type = '', name = '', article] = /^([a-z]+):([^~@]*)(?:~[^@]*|@(.*))?$/.exec(id) ?? [];
  if (!(entityTypes as readonly string[]).includes(type)) return [];
  const was = { type: type as EntityType, name, touched: [] };
  const now = follow(rulesFor(corrections, article ?? null), was, -1, null);
  return [...(now.type === null ? [] : [refKey(now)]), beforeUndone(refKey(was), corrections)];
}

/** What an entity is called once the corrections that made its type and name are taken back. */
function beforeUndone(made: string, corrections: readonly Correction[]): string {
  let ref = made;
  for (const correction of corrections.toReversed()) {
    if (correction.deleted === null) continue;
    const { kind, entity } = correction;
    if (kind === 'rename' && refKey({ ...entity, name: correction.to }) === ref) ref = refKey(entity);
    if (kind === 'retype' && refKey({ ...entity, type: correction.to }) === ref) ref = refKey(entity);
    if (kind === 'merge' && refKey(correction.into) === ref) ref = refKey(entity);
  }
  return ref;
}
