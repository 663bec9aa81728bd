import type { CallInput } from '#shared/api/contract.ts';
import type { AnnotationChanges, ChangeBase } from '#shared/model/annotation.ts';
import { knownLinks } from '#shared/model/known-links.ts';
import { text } from '../lib/text.ts';
import { announce, report } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { inOrder, refreshNotes, undoAction } from './actions.ts';
import { call } from './client.ts';
import { pendingNotes } from './pending.ts';
import { annotationsQuery, queryClient } from './queries.ts';

/** Changes a note; `before` is what undo brings back. */
export function changeNote(...change: Parameters<typeof writeNote>): Promise<unknown> {
  return writeNote(...change).catch(report);
}

/**
 * The same for one who tells of a failure in their own way: rejects with it. With `done` that is told, with the way back. `base`,
 * what the change began with, is asked for once all changes before it are made.
 */
export function writeNote(
  articleId: string,
  id: string,
  label: string,
  changes: AnnotationChanges,
  before: AnnotationChanges,
  done: string | null = null,
  base?: () => ChangeBase,
): Promise<void> {
  // Shown at once, so that a card never flashes its earlier text; what the core answers comes on top.
  const change = { id, changes };
  queryClient.setQueryData(annotationsQuery(articleId).queryKey, (notes) => notes && pendingNotes.apply(notes, change));
  const keep = async (): Promise<void> => {
    const made = await call('annotations.update', { articleId, id, changes, ...(base && { base: base() }) });
    await refreshNotes(articleId);
    // What was written elsewhere meanwhile is in it, too, and stays where this is taken back.
    const { meanwhile } = made;
    const back = { ...before, ...meanwhile };
    const { body, tags, links } = made;
    const both = { body, tags, ...(changes.links && { links: knownLinks(links) }) };
    const again = { ...changes, ...(meanwhile && both) };
    remember({
      label,
      articleId,
      undo: () => call('annotations.update', { articleId, id, changes: back }),
      redo: () => call('annotations.update', { articleId, id, changes: again }),
    });
    if (meanwhile !== undefined && ![changes.body, meanwhile.body].includes(body))
      announce(text.margin.bothKept, undoAction());
    if (done !== null) announce(done, undoAction());
  };
  return pendingNotes
    .during(change, () => inOrder(keep))
    .catch(async (error: unknown) => {
      // What it was before is shown again.
      await refreshNotes(articleId);
      throw error;
    });
}

/** Keeps what is being typed against a kill. In order with the rest: no draft arrives after the note was saved. */
export function saveDraft(draft: CallInput<'drafts.save'>): Promise<unknown> {
  return inOrder(() => call('drafts.save', draft));
}

/** Saves a note while it is being written, and calls `done` before anything else; not a step to undo. */
export function saveUnfinished(
  articleId: string,
  id: string,
  changes: AnnotationChanges,
  base: () => ChangeBase,
  done: () => void,
): Promise<void> {
  return inOrder(() => call('annotations.update', { articleId, id, changes, base: base() }).then(done));
}
