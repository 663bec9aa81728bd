import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import type { Command } from '#shared/commands/catalogue.ts';
import { isSign } from '#shared/commands/key-bindings.ts';
import { isActing, stepName } from '../api/actions.ts';
import { commandsNow, titleOfCommand, useCommandList } from '../api/command-list.ts';
import { infoQuery, queryClient, settingsQuery } from '../api/queries.ts';
import { isOffering } from '../features/backup/backing-up.ts';
import { closeFinding } from '../features/find/finding.ts';
import { isAsking } from '../features/importing/import-files.ts';
import { useListView } from '../features/library-list/list-view.ts';
import { saveAdjusted } from '../features/reader/adjusting.ts';
import { readSelection } from '../features/reader/use-selection.ts';
import { isWriting } from '../lib/keys.ts';
import { text } from '../lib/text.ts';
import { hint, report } from '../lib/toasts.ts';
import { typeInVain, watchTyping } from '../lib/typed-in-vain.ts';
import { type Step, useHistory } from '../lib/undo.ts';
import { focusNote, showsArticle, useSession } from '../session/session.ts';
import { stopReadingAloud } from './aloud-handlers.ts';
import { type Handlers, handlersFor } from './command-handlers.ts';

/** What commands need of the window that cannot be looked up. */
export interface CommandActions {
  readonly onImport: () => void;
  readonly onOpenLink: (url: string) => void;
}

let actions: CommandActions | null = null;

/** Says how what commands need of the window is done from now on. */
export function giveActions(given: CommandActions): void {
  actions = given;
}

/** What can be done at this moment. Looked up when a command is given, so that it never acts on an earlier state. */
function currentHandlers(): Handlers {
  if (actions === null) return {};
  const { done, undone } = useHistory.getState();
  return handlersFor({
    ...actions,
    settings: queryClient.getQueryData(settingsQuery.queryKey),
    session: useSession.getState(),
    canUndo: done.length > 0 || isActing(),
    canRedo: undone.length > 0,
    canReveal: queryClient.getQueryData(infoQuery.queryKey)?.host.revealFile ?? false,
  });
}

/** Gives a command by its id; what cannot be done now says why. */
export function runCommand(id: string): void {
  saveAdjusted();
  const handler = currentHandlers()[id];
  if (handler === undefined) sayWhyNot(id);
  else handler();
}

/** The reasons are loaded when one is first asked for: they are no part of the first screen. */
function sayWhyNot(id: string): void {
  void import('./why-not.ts').then((reasons) => reasons.sayWhyNot(id)).catch(report);
}

/** The same for the host's menu, which stays within reach while a dialog has the page: nothing is done behind that. */
export function runFromMenu(id: string): void {
  // Undo means the text field while one is being written in; only the browser knows its history.
  if (isWriting(document.activeElement) && (id === 'edit.undo' || id === 'edit.redo')) {
    document.execCommand(id.slice('edit.'.length));
  } else if (!hasDialog()) runCommand(id);
}

/** What can be done now, for the palette. */
export function availableCommands(): Command[] {
  const handlers = currentHandlers();
  return commandsNow().filter(({ id }) => handlers[id] !== undefined && id !== 'view.palette');
}

/** The command's title; undo and redo say what they would take back or do again. */
export function titleOf({ id }: Command): string {
  const { done, undone } = useHistory.getState();
  const step = id === 'edit.undo' ? done.at(-1) : id === 'edit.redo' ? undone.at(-1) : undefined;
  return titleOfStep(id, step) ?? titleOfCommand(id);
}

/** What undo or redo would do; null where there is nothing. */
export function titleOfStep(id: string, step: Step | undefined): string | null {
  if (step === undefined) return null;
  return id === 'edit.undo' ? text.steps.undo(stepName(step)) : text.steps.redo(stepName(step));
}

/** Ties the commands to the keyboard, by the keys that they have now. */
export function useCommands(given: CommandActions): void {
  const commands = useCommandList();
  useEffect(() => giveActions(given));
  useEffect(watchTyping, []);
  useEffect(() => {
    const bindings = commands.flatMap((command: Command) =>
      command.keys
        .flatMap((keys) => (isSign(keys) ? [keys, `Shift+${keys}`] : [keys]))
        .map((keys) => [keys, (event: KeyboardEvent) => onKey(event, command)] as const),
    );
    return tinykeys(window, { ...Object.fromEntries(bindings), Escape: letGo });
  }, [commands]);
}

/** Whether a dialog is over the page, and has all keys. */
function hasDialog(): boolean {
  return useSession.getState().dialog !== null || isAsking() || isOffering();
}

/** Escape takes back what is pointed at: a selection, the focus on an image, a highlight; then it closes the bar to find. */
function letGo(event: KeyboardEvent): void {
  if (isWriting(event.target) || hasDialog()) return;
  readSelection();
  const { finding, focusedNote, selection } = useSession.getState();
  if (focusedNote === null && selection === null) {
    if (finding) closeFinding();
    else stopReadingAloud();
  }
  if (selection !== null) document.getSelection()?.removeAllRanges();
  if (event.target instanceof HTMLImageElement) document.getElementById('reader')?.focus({ preventScroll: true });
  readSelection();
  focusNote(null);
}

/** Whether a key that writes on a passage was refused because there is none. */
function isNothingMarked(): boolean {
  const session = useSession.getState();
  const { page, selection, focusedNote } = session;
  const isShown = page !== null && showsArticle(session) && !useListView.getState().hasKeyboard;
  return isShown && selection === null && focusedNote === null;
}

function onKey(event: KeyboardEvent, { id }: Command): void {
  // Text fields keep their own keys, and a dialog that is open keeps all.
  const isTyping = !(event.ctrlKey || event.metaKey || /^F\d+$/.test(event.key));
  if (isWriting(event.target) && (isTyping || id.startsWith('edit.'))) return;
  if (hasDialog()) return;
  readSelection();
  // On a button, a card or a link, Enter belongs to it.
  if (event.key === 'Enter' && !(event.target as Element).matches('body, #reader, img')) return;
  const handler = currentHandlers()[id];
  if (handler === undefined) {
    // Enter is pressed for many things, and a key that is held says it once.
    if (event.key === 'Enter' || event.repeat || event.defaultPrevented) return;
    sayWhyNot(id);
    if ((id === 'mark.note' || id === 'mark.tag') && isNothingMarked()) typeInVain(() => hint(text.keys.idle.typed));
    return;
  }
  event.preventDefault();
  saveAdjusted();
  handler();
}
