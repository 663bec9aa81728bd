import type { CommandId } from '#shared/commands/catalogue.ts';
import type { Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article, ArticleState, ArticleSummary } from '#shared/model/article.ts';
import { colors, themes } from '#shared/model/choices.ts';
import type { Settings } from '#shared/model/settings.ts';
import {
  addNote,
  changeArticle,
  changeNote,
  changeSettings,
  deleteNote,
  redoLast,
  restoreArticle,
  trashArticle,
  undoLast,
} from '../api/actions.ts';
import { call } from '../api/client.ts';
import { extractAgain, removePart, showWholePage } from '../api/part-actions.ts';
import { annotationsQuery, articleQuery, queryClient } from '../api/queries.ts';
import { offerAddress, webAddressIn } from '../features/importing/import-address.ts';
import { importAll } from '../features/importing/import-files.ts';
import { listOf, shownList } from '../features/library-list/lists.ts';
import { notesToReview } from '../features/notes-list/review.ts';
import { markSelection } from '../features/reader/mark-bar.tsx';
import { isWebPage } from '../lib/origin.ts';
import { announce, report } from '../lib/toasts.ts';
import {
  choosePart,
  compareWith,
  editNote,
  focusNote,
  openArticle,
  openDialog,
  passageOf,
  reviewNote,
  type Session,
  type SidebarTab,
  useSession,
} from '../session/session.ts';

export interface CommandContext {
  readonly articles: readonly ArticleSummary[];
  readonly settings: Settings | undefined;
  readonly session: Session;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly canReveal: boolean;
  readonly onImport: () => void;
  readonly onOpenLink: (url: string) => void;
}

export type Handlers = Readonly<Record<string, (() => void) | undefined>>;
type Some = Partial<Record<CommandId, () => void>>;

/** What each command does now; a command that makes no sense now is left out. */
export function handlersFor(context: CommandContext): Handlers {
  const summary = context.articles.find(({ id }) => id === context.session.articleId);
  return {
    ...appHandlers(context),
    ...(context.settings && viewHandlers(context.session, context.settings)),
    ...listHandlers(context),
    ...(summary && articleHandlers(summary, context)),
    ...(summary && partHandlers(summary.id, context.session)),
    ...(summary && isRead(context.session) && markHandlers(summary.id, context)),
  };
}

/** Whether the article itself is shown, and not something in its place. */
function isRead({ choosingPart, compared }: Session): boolean {
  return !choosingPart && compared === null;
}

function appHandlers({ canUndo, canRedo, onImport }: CommandContext): Some {
  return {
    'file.open': onImport,
    'file.web': () => offerAddress(''),
    'file.paste': () => void importClipboard().catch(report),
    'view.palette': () => openDialog('palette'),
    'view.reading': () => openDialog('reading'),
    'view.rules': () => openDialog('rules'),
    'help.keys': () => openDialog('keys'),
    'view.search': () => {
      void changeSettings({ libraryPane: true });
      useSession.setState({ focusMode: false });
      setTimeout(() => document.getElementById('library-search')?.focus());
    },
    ...(canUndo && { 'edit.undo': () => void undoLast() }),
    ...(canRedo && { 'edit.redo': () => void redoLast() }),
  };
}

async function importClipboard(): Promise<void> {
  const text = await navigator.clipboard.readText();
  const address = webAddressIn(text);
  if (address !== null) return offerAddress(address);
  await importAll([{ blob: new Blob([text]), name: 'pasted text', type: 'text/plain; charset=utf-8' }], openArticle);
}

function viewHandlers({ focusMode, articleId }: Session, settings: Settings): Some {
  const resize = (by: number) => () => {
    void changeSettings({ fontSize: Math.min(28, Math.max(14, settings.fontSize + by)) });
  };
  const toggle = (pane: 'libraryPane' | 'sidebarPane') => () => {
    if (focusMode) useSession.setState({ focusMode: false });
    else void changeSettings({ [pane]: !settings[pane] });
  };
  return {
    'view.library': toggle('libraryPane'),
    'view.theme': () => {
      void changeSettings({ theme: themes[(themes.indexOf(settings.theme) + 1) % themes.length] ?? 'system' });
    },
    'view.larger': resize(1),
    'view.smaller': resize(-1),
    ...(articleId !== null && {
      'view.sidebar': toggle('sidebarPane'),
      'view.focus': () => useSession.setState({ focusMode: !focusMode }),
      'view.entities': () => showTab('entities', settings),
      'view.notes': () => showTab('notes', settings),
      'view.info': () => showTab('info', settings),
    }),
  };
}

function showTab(tab: SidebarTab, settings: Settings | undefined): void {
  useSession.setState({ tab, focusMode: false });
  if (settings?.sidebarPane === false) void changeSettings({ sidebarPane: true });
}

function listHandlers({ articles, session }: CommandContext): Some {
  const rows = listOf(articles, shownList());
  const at = rows.findIndex(({ id }) => id === session.articleId);
  const open = (index: number) => () => {
    const row = rows[index];
    if (row === undefined) return;
    openArticle(row.id);
    document.querySelector(`[data-article="${row.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  return {
    ...(at + 1 < rows.length && { 'article.next': open(at + 1) }),
    ...(at > 0 && { 'article.previous': open(at - 1) }),
  };
}

function articleHandlers(article: ArticleSummary, { articles, session, canReveal, onOpenLink }: CommandContext): Some {
  const { id, url } = article;
  const move = (state: ArticleState, label: string, done: string) => () => {
    if (article.state !== state) void changeArticle(article, { state }, { label, done });
  };
  const trash = async () => {
    const rows = listOf(articles, shownList());
    const at = rows.findIndex((row) => row.id === id);
    await trashArticle(article);
    // Reading goes on with the neighbour.
    openArticle((rows[at + 1] ?? rows[at - 1])?.id ?? null);
  };
  const writeNote = async () => {
    const note = await addNote(id, null, 'yellow');
    if (note === null) return;
    editNote(note.id);
    document.getElementById('reader')?.scrollTo({ top: 0 });
  };
  return {
    'file.export': () => openDialog('export'),
    'article.note': () => void writeNote(),
    'article.inbox': move('inbox', 'move to inbox', 'Moved to the inbox'),
    'article.later': move('later', 'read later', 'Kept for later'),
    'article.archive': move('archive', 'archive', 'Archived'),
    'article.trash': () => void (article.deleted === null ? trash() : restoreArticle(id)),
    ...(url !== null && { 'article.source': () => onOpenLink(url) }),
    ...(canReveal && { 'article.reveal': () => void call('host.revealArticle', { id }).catch(report) }),
    ...(session.page && { 'mark.caret': () => useSession.setState({ caretMode: !session.caretMode }) }),
  };
}

/** What changes which part of the page is the article, and what tells its versions apart. */
function partHandlers(articleId: string, session: Session): Some {
  const article: Article | undefined = queryClient.getQueryData(articleQuery(articleId).queryKey)?.article;
  const version = article?.versions.at(-1)?.content;
  return {
    ...(version !== undefined && {
      'article.diff': () => compareWith(session.compared === null ? version : null),
    }),
    ...(article?.deleted === null && isWebPage(article) && pageHandlers(article, session)),
  };
}

function pageHandlers(article: Article, session: Session): Some {
  const { selection, caret, caretMode, choosingPart, page } = session;
  const passage = selection ?? (caretMode && caret !== null ? { start: caret, end: caret + 1 } : null);
  const remove = (): void => {
    if (passage !== null) {
      document.getSelection()?.removeAllRanges();
      useSession.setState({ selection: null });
      void removePart(article, passage);
    } else {
      useSession.setState({ caretMode: true });
      announce('Move the caret into the part, or select in it, and give the command again');
    }
  };
  return {
    'article.choose': () => choosePart(!choosingPart),
    'article.extract': () => void extractAgain(article),
    ...(!choosingPart && { 'article.whole': () => void showWholePage(article) }),
    ...(page !== null && { 'article.remove': remove }),
  };
}

function markHandlers(articleId: string, { session, settings }: CommandContext): Some {
  const article: Article | undefined = queryClient.getQueryData(articleQuery(articleId).queryKey)?.article;
  const notes = queryClient.getQueryData(annotationsQuery(articleId).queryKey) ?? [];
  const focused = notes.find(({ id }) => id === session.focusedNote);
  if (article === undefined) return {};

  const mark = async (color: Color | null, write: boolean): Promise<void> => {
    const note = await markSelection(article, color);
    if (note === null) return;
    focusNote(note.id);
    if (write) editNote(note.id);
  };
  const recolor = (color: Color) => {
    if (session.selection !== null) void mark(color, false);
    else if (focused) void changeNote(articleId, focused.id, 'change colour', { color }, { color: focused.color });
  };
  const [toReview] = notesToReview(notes);
  const review = (id: string) => {
    showTab('notes', settings);
    reviewNote({ id, step: 'list' });
  };
  const canMark = session.selection !== null;
  return {
    ...(canMark && { 'mark.highlight': () => void mark(null, false), 'mark.note': () => void mark(null, true) }),
    ...(!canMark && focused && { 'mark.note': () => editNote(focused.id) }),
    ...(focused && { 'mark.delete': () => void deleteNote(articleId, focused) }),
    ...((canMark || focused) && Object.fromEntries(colors.map((color) => [`mark.${color}`, () => recolor(color)]))),
    ...(toReview && { 'mark.review': () => review(toReview.id) }),
    ...stepHandlers(notes, session),
  };
}

/** Next and previous highlight, from the focused one or from what is on the screen. */
function stepHandlers(notes: readonly PlacedAnnotation[], session: Session): Some {
  const placed = notes.flatMap((note) => {
    const passage = passageOf(note);
    return passage === null ? [] : [{ id: note.id, passage }];
  });
  if (placed.length === 0) return {};
  const at = placed.findIndex(({ id }) => id === session.focusedNote);
  const go = (index: number) => () => {
    const note = placed[(index + placed.length) % placed.length];
    if (note) focusNote(note.id, note.passage);
  };
  return { 'mark.next': go(at + 1), 'mark.previous': go(at < 0 ? -1 : at - 1) };
}
