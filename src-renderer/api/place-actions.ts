import type { AnnotationChanges, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { text } from '../lib/text.ts';
import { announce } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { act, undoAction } from './actions.ts';
import { call } from './client.ts';
import { annotationsQuery, queryClient } from './queries.ts';

/** The body that offsets refer to. */
type Shown = Pick<Article, 'id' | 'content'>;

interface Change {
  readonly note: PlacedAnnotation;
  readonly changes: AnnotationChanges;
}

/** Takes the places where notes stand now, proposed or changed, as theirs. Notes without one are left alone. */
export function acceptPlaces({ id, content }: Shown, notes: readonly PlacedAnnotation[]): Promise<unknown> {
  const changes = notes.flatMap((note): Change[] => {
    const { place, anchor } = note;
    if (place?.start == null || place.end === null || anchor === null) return [];
    const image = anchor.image === undefined ? {} : { image: anchor.image };
    return [{ note, changes: { anchor: { start: place.start, end: place.end, content, ...image } } }];
  });
  const { step, done } = text.steps.acceptPlaces;
  return changeNotes(id, changes, { step: step(changes.length), done: done(changes.length) });
}

/** Gives a note another passage of the present body. */
export function moveNote(
  { id, content }: Shown,
  note: PlacedAnnotation,
  { start, end }: { start: number; end: number },
): Promise<unknown> {
  const changes = { anchor: { start, end, content } };
  return changeNotes(id, [{ note, changes }], text.steps.moveNote);
}

/** Makes a note one on the article as a whole; what it was about stands before its words, as `quoted` Markdown. */
export function keepOnArticle(id: string, note: PlacedAnnotation, quoted: string): Promise<unknown> {
  const body = [quoted, note.body].filter((part) => part.trim() !== '').join('\n\n');
  return changeNotes(id, [{ note, changes: { anchor: null, body } }], text.steps.keepOnArticle);
}

function changeNotes(
  articleId: string,
  all: readonly Change[],
  { step, done }: { step: string; done: string },
): Promise<unknown> {
  const update = (id: string, changes: AnnotationChanges) => call('annotations.update', { articleId, id, changes });
  const made: Change[] = [];
  const redo = async (): Promise<void> => {
    for (const { note, changes } of made) await update(note.id, changes);
  };
  // Only what was changed: the words may be other ones by then.
  const takeBack = async (): Promise<void> => {
    for (const { note, changes } of made) {
      await update(note.id, { anchor: note.anchor, ...(changes.body !== undefined && { body: note.body }) });
    }
  };
  return act(async () => {
    try {
      for (const change of all) {
        await update(change.note.id, change.changes);
        made.push(change);
      }
    } finally {
      // Also where one of several fails: what was done until then is to be seen, and taken back.
      if (made.length > 0) remember({ label: step, articleId, undo: takeBack, redo });
      await queryClient.invalidateQueries({ queryKey: annotationsQuery(articleId).queryKey });
    }
    announce(done, undoAction());
  });
}
