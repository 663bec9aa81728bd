import { refKey } from '#shared/entities/name-key.ts';
import type { NewCorrection } from '#shared/model/correction.ts';
import { announce } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { movedId, moveEntity, useSession } from '../session/session.ts';
import { act, undoAction } from './actions.ts';
import { call } from './client.ts';
import { entityPageQuery, queryClient } from './queries.ts';

/**
 * Keeps what a person says of an entity, for undo to take back under `label`, and says that it is `done`; a note says
 * nothing. Resolves when all that names entities is up to date: true, or null where it failed and was told.
 */
export function correctEntity(
  given: NewCorrection,
  { label, done }: { label: string; done: string | null },
  options: { keepalive?: boolean } = {},
): Promise<true | null> {
  return act(async () => {
    const { id } = await call('entities.correct', given, options);
    await queryClient.invalidateQueries({ queryKey: ['entities'] });
    const only = given.articles?.length === 1 ? given.articles[0] : undefined;
    remember({
      label,
      ...(only !== undefined && { articleId: only }),
      undo: async () => {
        await followBack(given);
        return call('entities.undoCorrection', { id });
      },
      redo: () => call('entities.restoreCorrection', { id }),
    });
    if (done !== null) announce(done, undoAction());
    return true as const;
  });
}

/**
 * A page that is open goes back to the earlier name, before it is that again: the core knows the way to the new one alone.
 * It has what it shows by then, so that it is asked for anew when the name has changed.
 */
async function followBack(given: NewCorrection): Promise<void> {
  const { entity } = given;
  if (given.kind !== 'rename' && given.kind !== 'retype') return;
  const from = refKey(given.kind === 'rename' ? { ...entity, name: given.to } : { ...entity, type: given.to });
  for (const place of useSession.getState().places) {
    const to = place.kind === 'entity' ? movedId(place.id, from, refKey(entity)) : null;
    if (to !== null) await queryClient.prefetchInfiniteQuery(entityPageQuery(to));
  }
  moveEntity(from, refKey(entity));
}
