import type { AnchoredPassage, Annotation, Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { SettingsChanges } from '#shared/model/settings.ts';
import { isGoing, onGoing } from '../lib/leaving.ts';
import { text } from '../lib/text.ts';
import { announce, report, type ToastAction } from '../lib/toasts.ts';
import { type GiveWay, redo, remember, type Step, undo, useHistory } from '../lib/undo.ts';
import { useSession } from '../session/session.ts';
import { call } from './client.ts';
import { knownArticle } from './list-queries.ts';
import { pendingSettings } from './pending.ts';
import { annotationsQuery, articleQuery, queryClient, settingsQuery } from './queries.ts';

let tail: Promise<void> = Promise.resolve();
let underWay = 0;
/** Lets each that waits for its turn go on. A page that goes has no time for turns: what was asked for is sent, in order. */
const waiting = new Set<() => void>();
onGoing(() => {
  for (const goOn of waiting) goOn();
});

/** Whether something is being done that may be a step to undo when it is done: its page may show it by now. */
export function isActing(): boolean {
  return underWay > 0;
}

/**
 * Everything a person does that changes the library goes through here, one after another in the order it was asked for,
 * undo too: it takes back what was done last, not what happened to be finished. A failure is told and gives null.
 */
export function act<T>(action: (giveWay: GiveWay) => Promise<T>): Promise<T | null> {
  return inOrder(action).catch((error: unknown) => {
    report(error);
    return null;
  });
}

/** The same, for who tells a failure in their own words. */
export async function inOrder<T>(action: (giveWay: GiveWay) => Promise<T>): Promise<T> {
  let end: () => void = () => undefined;
  const turn = async (): Promise<void> => {
    const before = tail;
    const { promise, resolve } = Promise.withResolvers<void>();
    tail = promise;
    end = resolve;
    if (isGoing()) return;
    const going = Promise.withResolvers<void>();
    waiting.add(going.resolve);
    await Promise.race([before, going.promise]);
    waiting.delete(going.resolve);
  };
  underWay += 1;
  try {
    await turn();
    return await action(async (until) => {
      end();
      await until;
      await turn();
    });
  } finally {
    end();
    underWay -= 1;
  }
}

export function refreshNotes(articleId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: annotationsQuery(articleId).queryKey });
}

function notesOf(articleId: string): readonly PlacedAnnotation[] {
  return queryClient.getQueryData(annotationsQuery(articleId).queryKey) ?? [];
}

/**
 * Marks a passage or an image of the body `content`; with `passage` null, a note on the article. Gives the new
 * annotation, or the one there is: an image is marked once.
 */
export function addNote(
  articleId: string,
  passage: AnchoredPassage | null,
  color: Color,
): Promise<PlacedAnnotation | null> {
  return act(async () => {
    const isSameImage = ({ anchor, place }: PlacedAnnotation) =>
      anchor?.image !== undefined && anchor.image === passage?.image && place?.start === passage.start;
    const there = notesOf(articleId).find(isSameImage);
    if (there !== undefined) return there;
    const note = await call('annotations.create', { articleId, annotation: { passage, color } });
    await refreshNotes(articleId);
    if (passage !== null) void call('settings.update', { lastColor: color });
    const at = { articleId, id: note.id };
    remember({
      label:
        passage === null
          ? text.steps.addNote
          : passage.image === undefined
            ? text.steps.highlight
            : text.steps.markImage,
      articleId,
      undo: () => call('annotations.delete', { ...at, undone: true }),
      redo: () => call('annotations.restore', at),
    });
    return note;
  });
}

/** Marks several passages of the body `content` as one step. */
export function addHighlights(articleId: string, passages: readonly AnchoredPassage[], color: Color): Promise<unknown> {
  return act(async () => {
    const annotations = passages.map((passage) => ({ passage, color }));
    const notes = await call('annotations.createMany', { articleId, annotations });
    await refreshNotes(articleId);
    const all = { articleId, ids: notes.map(({ id }) => id) };
    remember({
      label: text.steps.highlightEvery.step(notes.length),
      articleId,
      undo: () => call('annotations.deleteMany', { ...all, undone: true }),
      redo: () => call('annotations.restoreMany', all),
    });
    announce(text.steps.highlightEvery.done(notes.length), undoAction());
  });
}

/** Gives a highlight other ends; undo brings back the anchor as it was stored. `keepalive` for a page that closes. */
export function adjustHighlight(
  articleId: string,
  id: string,
  anchor: AnchoredPassage,
  options: { keepalive?: boolean } = {},
): Promise<unknown> {
  return act(async () => {
    const before = notesOf(articleId).find((note) => note.id === id);
    const { place } = before ?? {};
    if (before === undefined || (place?.start === anchor.start && place.end === anchor.end)) return;
    await call('annotations.update', { articleId, id, changes: { anchor } }, options);
    await refreshNotes(articleId);
    remember({
      label: text.steps.adjustHighlight,
      articleId,
      undo: () => call('annotations.update', { articleId, id, changes: { anchor: before.anchor } }),
      redo: () => call('annotations.update', { articleId, id, changes: { anchor } }),
    });
  });
}

export function deleteNote(articleId: string, note: PlacedAnnotation): Promise<unknown> {
  const at = { articleId, id: note.id };
  return act(async () => {
    const said = note.anchor === null ? text.steps.deleteNote : text.steps.deleteMarked;
    const { step, done } = isHighlight(note) ? text.steps.deleteHighlight : said;
    await call('annotations.delete', at);
    await refreshNotes(articleId);
    remember({
      label: step,
      articleId,
      undo: () => call('annotations.restore', at),
      redo: () => call('annotations.delete', at),
    });
    announce(done, undoAction());
  });
}

/** Brings a deleted note back. */
export function restoreNote(articleId: string, note: Annotation): Promise<unknown> {
  const at = { articleId, id: note.id };
  return act(async () => {
    const { step, done } = isHighlight(note) ? text.steps.restoreHighlight : text.steps.restoreNote;
    await call('annotations.restore', at);
    await refreshNotes(articleId);
    remember({
      label: step,
      articleId,
      undo: () => call('annotations.delete', at),
      redo: () => call('annotations.restore', at),
    });
    announce(done, undoAction());
  });
}

/** A highlight without words is called one; anything else a note. */
function isHighlight({ anchor, body }: Annotation): boolean {
  return anchor !== null && body.trim() === '';
}

/** Shows the new settings at once and keeps them; those before are back where that fails. */
export async function changeSettings(changes: SettingsChanges): Promise<void> {
  queryClient.setQueryData(settingsQuery.queryKey, (settings) => settings && pendingSettings.apply(settings, changes));
  const kept = await pendingSettings.during(changes, () => act(() => call('settings.update', changes)));
  if (kept === null) await queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey });
}

/** Opens an address outside Postil: by the host, or in a new tab where the host is a browser itself. */
export async function openAddress(url: string, hostOpens: boolean): Promise<void> {
  if (hostOpens) await act(() => call('host.openExternal', { url }));
  else window.open(url, '_blank', 'noopener,noreferrer');
}

/** Takes back the newest step; with `only`, nothing unless that is the one. */
export async function undoLast(only?: Step): Promise<void> {
  // What was asked for before is done first, and may be newer.
  const step = await act((giveWay) => undo(giveWay, only));
  if (step) announce(text.steps.undone(stepName(step)));
}

export async function redoLast(): Promise<void> {
  const step = await act(redo);
  if (step) announce(text.steps.doneAgain(stepName(step)));
}

/** What a step is called: its label, and the article where that is not the open one. */
export function stepName({ label, articleId }: Step): string {
  if (articleId === undefined || articleId === useSession.getState().articleId) return label;
  const article = knownArticle(articleId);
  return article === undefined ? label : text.steps.inArticle(label, article.title);
}

/** The way back from what was just done, offered as long as that is what would be undone. */
export function undoAction(): ToastAction {
  const step = newestStep();
  return { label: text.common.undo, run: () => void undoLast(step), holds: () => newestStep() === step };
}

function newestStep(): Step | undefined {
  return useHistory.getState().done.at(-1);
}

/** Fetches an article ahead of its opening. */
export function prefetchArticle(id: string): void {
  void queryClient.prefetchQuery(articleQuery(id));
  void queryClient.prefetchQuery(annotationsQuery(id));
}
