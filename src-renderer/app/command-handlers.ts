import type { CommandId } from '#shared/commands/catalogue.ts';
import type { Article, ArticleSummary } from '#shared/model/article.ts';
import { settingBounds, themes } from '#shared/model/choices.ts';
import type { Settings } from '#shared/model/settings.ts';
import { addNote, changeSettings, redoLast, undoLast } from '../api/actions.ts';
import { moveArticle, restoreArticle, toggleFavourite, toggleRead, trashArticle } from '../api/article-actions.ts';
import { call } from '../api/client.ts';
import { knownArticle } from '../api/list-queries.ts';
import { extractAgain, removePart, showWholePage } from '../api/part-actions.ts';
import { articleQuery, queryClient } from '../api/queries.ts';
import { backUp, chooseBackup } from '../features/backup/backing-up.ts';
import { openFinding, step } from '../features/find/finding.ts';
import { offerAddress } from '../features/importing/import-address.ts';
import { neighbourOf, readOnBeside } from '../features/library-list/list-steps.ts';
import { useListView } from '../features/library-list/list-view.ts';
import { startTour } from '../features/tour/tour-state.ts';
import { fewestHeadings, headingsOf } from '../lib/article-page/headings.ts';
import { focusWhenThere } from '../lib/keyboard-place.ts';
import { isNarrow } from '../lib/narrow.ts';
import { isWebPage } from '../lib/origin.ts';
import { text } from '../lib/text.ts';
import { announce, report } from '../lib/toasts.ts';
import { endTypingAhead, typeAhead } from '../lib/typing-ahead.ts';
import {
  choosePart,
  compareWith,
  editNote,
  openArticle,
  openDialog,
  openDrawer,
  openSettings,
  type Session,
  showDuplicates,
  showEntityIndex,
  showLedger,
  showsArticle,
  useSession,
} from '../session/session.ts';
import { aloudHandlers } from './aloud-handlers.ts';
import { importClipboard } from './import-clipboard.ts';
import { listHandlers, rowHandlers } from './list-handlers.ts';
import { leaveRows, markHandlers } from './mark-handlers.ts';
import { drawers, type Pane, showEntities, showLines, showOutline, showPane, showTabFocused } from './panes.ts';
import { statementHandlers } from './statement-handlers.ts';
import { windowHandlers } from './window-handlers.ts';

export interface CommandContext {
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
  // While an entity is shown no article is: it must not be archived unseen.
  const isElsewhere = context.session.places.length > 0;
  const { articleId } = context.session;
  const summary = isElsewhere || articleId === null ? undefined : knownArticle(articleId);
  return {
    ...appHandlers(context),
    ...statementHandlers(context.session),
    ...(context.settings && viewHandlers(context.session, context.settings)),
    ...(context.session.page && { ...findHandlers, ...aloudHandlers() }),
    ...listHandlers(context.session),
    ...(summary && articleHandlers(summary, context)),
    ...(summary && context.session.page && windowHandlers(summary)),
    ...(summary && partHandlers(summary.id, context.session)),
    ...(summary && showsArticle(context.session) && markHandlers(summary.id, context.session)),
    ...rowHandlers(context.session),
  };
}

function appHandlers({ canUndo, canRedo, onImport }: CommandContext): Some {
  return {
    'file.open': onImport,
    'file.web': () => offerAddress(''),
    'file.paste': () => void importClipboard().catch(report),
    'file.backup': () => void backUp().catch(report),
    'file.restore': () => void chooseBackup(),
    'file.folder': () => openDialog('folder'),
    'view.palette': () => openDialog('palette'),
    'view.settings': () => openSettings(),
    'view.reading': () => openSettings('reading'),
    'view.colors': () => openSettings('highlighting'),
    'help.remap': () => openSettings('keys'),
    'help.about': () => openSettings('about'),
    'view.rules': () => openDialog('rules'),
    'view.index': showEntityIndex,
    'view.ledger': showLedger,
    'view.duplicates': showDuplicates,
    'help.guide': () => openDialog('guide'),
    'help.keys': () => openDialog('keys'),
    'help.tour': showTour,
    'view.search': () => {
      showPane('libraryPane');
      // At once where it is there: what is typed next belongs into it. Again once the palette that asked has given the keyboard back.
      const box = () => document.getElementById('library-search');
      box()?.focus();
      focusWhenThere(box);
    },
    ...(canUndo && { 'edit.undo': () => void undoLast() }),
    ...(canRedo && { 'edit.redo': () => void redoLast() }),
  };
}

/** The tour points at what an article has. */
function showTour(): void {
  const { articleId } = useSession.getState();
  if (articleId === null) announce(text.tour.needsArticle);
  else {
    useSession.setState({ places: [], drawer: null });
    startTour(articleId);
  }
}

const findHandlers: Some = {
  'find.open': openFinding,
  'find.next': () => step(1),
  'find.previous': () => step(-1),
};

function viewHandlers({ focusMode, alone, articleId, drawer, places, page }: Session, settings: Settings): Some {
  const resize = (by: number) => () => {
    const [least, most] = settingBounds.fontSize;
    void changeSettings({ fontSize: Math.min(most, Math.max(least, settings.fontSize + by)) });
  };
  const toggle = (pane: Pane) => () => {
    if (isNarrow()) openDrawer(drawer === drawers[pane] ? null : drawers[pane]);
    else if (focusMode) useSession.setState({ focusMode: false });
    else if (pane === 'libraryPane' && alone) showPane(pane);
    else void changeSettings({ [pane]: !settings[pane] });
  };
  return {
    'view.library': toggle('libraryPane'),
    'view.theme': () => {
      void changeSettings({ theme: themes[(themes.indexOf(settings.theme) + 1) % themes.length] ?? 'system' });
    },
    'view.larger': resize(1),
    'view.smaller': resize(-1),
    ...(articleId !== null &&
      places.length === 0 && {
        'view.sidebar': toggle('sidebarPane'),
        'view.focus': () => useSession.setState({ focusMode: !focusMode }),
        'view.entities': showEntities,
        'view.notes': () => showTabFocused('notes'),
        'view.info': () => showTabFocused('info'),
        'view.said': () => showLines('statements'),
        'view.timeline': () => showLines('timeline'),
        ...(page !== null && headingsOf(page).length >= fewestHeadings && { 'view.outline': showOutline }),
      }),
  };
}

function articleHandlers(article: ArticleSummary, { session, canReveal, onOpenLink }: CommandContext): Some {
  const { id, url } = article;
  const move = (state: 'inbox' | 'later' | 'archive') => () => {
    if (article.state === state) return;
    void moveArticle(article, state, { before: () => readOnBeside(id), onBack: () => openArticle(id) });
  };
  // Reading goes on with the neighbour, and comes back with the article.
  const leaveFor = async () => {
    const next = await neighbourOf(id);
    return () => {
      if (useSession.getState().articleId === id) openArticle(next);
    };
  };
  const trash = () => trashArticle(article, { before: leaveFor, onRestored: () => openArticle(id) });
  const writeNote = async () => {
    typeAhead('note');
    const note = await addNote(id, null, 'yellow');
    if (note === null) {
      endTypingAhead();
      return;
    }
    editNote(note.id);
    document.getElementById('reader')?.scrollTo({ top: 0 });
  };
  return {
    'file.export': () => openDialog('export'),
    'article.note': () => void writeNote(),
    // What is in the trash comes back from there.
    'article.inbox': article.deleted === null ? move('inbox') : () => void restoreArticle(id),
    'article.later': move('later'),
    'article.archive': move('archive'),
    'article.favourite': () => void toggleFavourite(id),
    ...(article.deleted === null && { 'article.read': () => void toggleRead(id) }),
    'article.tag': () => {
      useListView.setState({ tagged: [id] });
      openDialog('tag');
    },
    'article.trash': () => void (article.deleted === null ? trash() : restoreArticle(id)),
    ...(url !== null && { 'article.source': () => onOpenLink(url) }),
    ...(canReveal && { 'article.reveal': () => void call('host.revealArticle', { id }).catch(report) }),
    ...(session.page && {
      'mark.caret': () => {
        leaveRows();
        useSession.setState({ caretMode: !session.caretMode });
      },
    }),
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
      announce(text.steps.removePart.where);
    }
  };
  return {
    'article.choose': () => choosePart(!choosingPart),
    'article.extract': () => void extractAgain(article),
    ...(!choosingPart && { 'article.whole': () => void showWholePage(article) }),
    ...(page !== null && { 'article.remove': remove }),
  };
}
