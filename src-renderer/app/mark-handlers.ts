import type { CommandId } from '#shared/commands/catalogue.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { colors } from '#shared/model/choices.ts';
import { deleteNote } from '../api/actions.ts';
import { annotationsQuery, articleQuery, linksQuery, queryClient } from '../api/queries.ts';
import { useListView } from '../features/library-list/list-view.ts';
import { hasCard } from '../features/margin-notes/margin.tsx';
import { notesToReview } from '../features/notes-list/review.ts';
import { copy, copyMarkdown, mark, markEvery, pointedIn, tag, write } from '../features/reader/mark-actions.ts';
import { canName } from '../features/reader/name-selection.ts';
import { stepOverlap } from '../features/reader/overlaps.ts';
import { text } from '../lib/text.ts';
import { announce } from '../lib/toasts.ts';
import { focusNote, passageOf, type Session, useSession } from '../session/session.ts';
import { nameHandlers } from './name-handlers.ts';
import { showInReview } from './panes.ts';

type Some = Partial<Record<CommandId, () => void>>;

/** What can be done with the selection, the focused highlight or any note of the article that is shown. */
export function markHandlers(articleId: string, session: Session): Some {
  const article: Article | undefined = queryClient.getQueryData(articleQuery(articleId).queryKey)?.article;
  const notes = queryClient.getQueryData(annotationsQuery(articleId).queryKey) ?? [];
  if (article === undefined) return {};
  const pointed = pointedIn(notes, session);
  const { note = null, passage = null } = pointed ?? {};
  const [toReview] = notesToReview(notes, article.linkOnly);
  return {
    ...(pointed && {
      'mark.note': () => void write(article, pointed),
      'mark.tag': () => void tag(article, pointed),
      'mark.copy': () => void copy(article, pointed),
      'mark.markdown': () => void copyMarkdown(article, pointed),
      ...Object.fromEntries(colors.map((color) => [`mark.${color}`, () => void mark(article, pointed, color)])),
    }),
    ...(pointed && note === null && { 'mark.highlight': () => void mark(article, pointed, null) }),
    ...(pointed && passage?.image === undefined && { 'mark.every': () => void markEvery(article, pointed) }),
    ...(canName(session) && nameHandlers(article)),
    ...(note && {
      'mark.delete': () => void deleteNote(articleId, note),
      'mark.overlapping': () => stepOverlap(notes, 1),
    }),
    'mark.review': () => {
      if (toReview !== undefined) showInReview(toReview.id);
      else announce(text.steps.noneToReview);
    },
    ...stepHandlers(notes, session),
    ...cardHandlers(articleId, notes, session),
  };
}

/** Next and previous card of the margin, with the keyboard in it. */
function cardHandlers(articleId: string, notes: readonly PlacedAnnotation[], session: Session): Some {
  const links = Map.groupBy(queryClient.getQueryData(linksQuery(articleId).queryKey) ?? [], ({ note }) => note);
  const cards = notes.filter((note) => hasCard(note, links));
  const here = notes.findIndex(({ id }) => id === session.focusedNote);
  const go = (note: PlacedAnnotation | undefined) => () => {
    if (note === undefined) return;
    const from = document.activeElement;
    focusNote(note.id, passageOf(note));
    // The keyboard is brought once the card is mounted: where the margin is narrow, the one it comes from is gone by then.
    const card = () => document.querySelector<HTMLElement>(`[data-note="${note.id}"] [data-card]`);
    setTimeout(() => {
      // Unless the person has gone on by then, to another note or back to the text: it would take the keyboard back.
      const { activeElement } = document;
      const isWaiting = activeElement === from || activeElement === document.body;
      if (isWaiting && useSession.getState().focusedNote === note.id) card()?.focus({ preventScroll: true });
    });
  };
  const isAfter = (note: PlacedAnnotation) => notes.indexOf(note) > here;
  const isBefore = (note: PlacedAnnotation) => here < 0 || notes.indexOf(note) < here;
  return {
    ...(cards.length > 0 && {
      'note.next': go(cards.find(isAfter) ?? cards[0]),
      'note.previous': go(cards.findLast(isBefore) ?? cards.at(-1)),
    }),
  };
}

/** Takes the keyboard from the list to the text: what comes next is meant for a highlight, and no longer for a row. */
export function leaveRows(): void {
  if (useListView.getState().hasKeyboard) document.getElementById('reader')?.focus({ preventScroll: true });
}

/** Next and previous highlight, from the focused one or from what is on the screen. */
function stepHandlers(notes: readonly PlacedAnnotation[], session: Session): Some {
  const placed = notes.flatMap((note) => {
    const passage = passageOf(note);
    // A proposal is no highlight yet: the tray goes through them.
    return passage === null || note.place?.state === 'review' ? [] : [{ id: note.id, passage }];
  });
  if (placed.length === 0) return {};
  const at = placed.findIndex(({ id }) => id === session.focusedNote);
  const go = (index: number) => () => {
    const note = placed[(index + placed.length) % placed.length];
    leaveRows();
    if (note) focusNote(note.id, note.passage);
  };
  return { 'mark.next': go(at + 1), 'mark.previous': go(at < 0 ? -1 : at - 1) };
}
