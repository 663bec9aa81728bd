import type { CallInput } from '#shared/api/contract.ts';
import type { NewCorrection } from '#shared/model/correction.ts';
import { announce } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { act, inOrder, undoAction } from './actions.ts';
import { call } from './client.ts';
import { queryClient } from './queries.ts';

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
      undo: () => call('entities.undoCorrection', { id }),
      redo: () => call('entities.restoreCorrection', { id }),
    });
    if (done !== null) announce(done, undoAction());
    return true as const;
  });
}

/** Takes back something that was said of an entity, whenever that was; undo under `label` says it again. */
export function takeBackCorrection(id: string, { label, done }: { label: string; done: string }): Promise<unknown> {
  return act(async () => {
    await call('entities.undoCorrection', { id });
    await queryClient.invalidateQueries({ queryKey: ['entities'] });
    remember({
      label,
      undo: () => call('entities.restoreCorrection', { id }),
      redo: () => call('entities.undoCorrection', { id }),
    });
    announce(done, undoAction());
  });
}

/** Keeps what is being typed of an entity against a kill. In order with the rest: no draft arrives after its note. */
export function saveEntityDraft(note: CallInput<'entities.saveDraft'>): Promise<unknown> {
  return inOrder(() => call('entities.saveDraft', note));
}
