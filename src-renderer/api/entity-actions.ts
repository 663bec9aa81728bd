import { refKey } from '#shared/entities/name-key.ts';
import type { NewCorrection } from '#shared/model/correction.ts';
import { announce } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { moveEntity } from '../session/session.ts';
import { act, undoAction } from './actions.ts';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

/**
 * Keeps what a person says of an entity, for undo to take back under `label`, and says that it is `done`; a note says
 * nothing. Resolves when all that names entities is up to date: true, or null where it failed and was told.
 */
export function correctEntity(
  given: NewCorrection,
  { label, done }: { label: string; done: string | null },
): Promise<true | null> {
  return act(async () => {
    const { id } = await call('entities.correct', given);
    await queryClient.invalidateQueries({ queryKey: ['entities'] });
    const only = given.articles?.length === 1 ? given.articles[0] : undefined;
    remember({
      label,
      ...(only !== undefined && { articleId: only }),
      undo: () => {
        followBack(given);
        return call('entities.undoCorrection', { id });
      },
      redo: () => call('entities.restoreCorrection', { id }),
    });
    if (done !== null) announce(done, undoAction());
    return true as const;
  });
}

/** A page that is open goes back to the earlier name. Before it is that again: the core knows the way to the new one alone. */
function followBack(given: NewCorrection): void {
  const { entity } = given;
  if (given.kind === 'rename') moveEntity(refKey({ ...entity, name: given.to }), refKey(entity));
  if (given.kind === 'retype') moveEntity(refKey({ ...entity, type: given.to }), refKey(entity));
}
