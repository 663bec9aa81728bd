import { DirectionProvider } from '@base-ui/react/direction-provider';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { openAddress } from '../api/actions.ts';
import { CallError } from '../api/client.ts';
import { libraryQuery } from '../api/list-queries.ts';
import { articleQuery, infoQuery, queryClient, settingsQuery, useArticle } from '../api/queries.ts';
import { Backup } from '../features/backup/backup.tsx';
import { DuplicateNotice } from '../features/duplicates/duplicate-notice.tsx';
import { ExportProgress } from '../features/exporting/export-progress.tsx';
import { Find } from '../features/find/find.tsx';
import { importChosen } from '../features/importing/import-files.ts';
import { Importing, useFilePicker } from '../features/importing/importing.tsx';
import { LinkNotice } from '../features/importing/link-notice.tsx';
import { BulkProgress } from '../features/library-list/bulk-progress.tsx';
import { LibraryList } from '../features/library-list/library-list.tsx';
import { useOpenPlace } from '../features/library-list/list-steps.ts';
import { TrashNotice } from '../features/library-list/trash-notice.tsx';
import { ArticleNotes } from '../features/margin-notes/article-notes.tsx';
import { Margin } from '../features/margin-notes/margin.tsx';
import { placeOf } from '../features/margin-notes/note-markup.ts';
import { ReviewNotice } from '../features/notes-list/review-notice.tsx';
import { Reader } from '../features/reader/reader.tsx';
import { useReadingAloud } from '../features/reading-aloud/reading-state.ts';
import { Related } from '../features/related/related.tsx';
import { UnsureNotice } from '../features/unsure-notice/unsure-notice.tsx';
import { isMirrored } from '../lib/direction.ts';
import { giveKeyboardBack, isKeyboardFree } from '../lib/keyboard-place.ts';
import { later, loadTheRest } from '../lib/later.tsx';
import { useNarrow } from '../lib/narrow.ts';
import { text } from '../lib/text.ts';
import { announce, report } from '../lib/toasts.ts';
import { useTitle } from '../lib/use-title.ts';
import { goBack } from '../session/going-back.ts';
import { compareWith, type EntityPlace, openArticle, showsArticle, useSession } from '../session/session.ts';
import { ToastList } from '../ui/toast-list.tsx';
import styles from './app.module.css';
import { Dialogs } from './dialogs.tsx';
import { Drawer } from './drawer.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import { openAt, showPassage } from './open-at.ts';
import { PaneEdge, paneWidths } from './pane-edge.tsx';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { useAppearance } from './use-appearance.ts';
import { runCommand, useCommands } from './use-commands.ts';
import { useEvents } from './use-events.ts';
import { useFirstTour } from './use-first-tour.ts';
import { useLanguage } from './use-language.ts';
import { useLastArticle } from './use-last-article.ts';
import { usePageAddress } from './use-page-address.ts';
import { useStepNames } from './use-step-names.ts';
import { Welcome } from './welcome.tsx';

const ChoosePart = later(async () => (await import('../features/choose-part/choose-part.tsx')).ChoosePart);
const VersionDiff = later(async () => (await import('../features/version-diff/version-diff.tsx')).VersionDiff);
const EntityScreen = later(async () => (await import('./entity-screen.tsx')).EntityScreen);
const ReviewBar = later(async () => (await import('../features/notes-list/review-bar.tsx')).ReviewBar);
const WaitingQuotes = later(async () => (await import('../features/margin-notes/waiting-quotes.tsx')).WaitingQuotes);
const Tour = later(async () => (await import('../features/tour/tour.tsx')).Tour);
const ReadAloud = later(async () => (await import('../features/reading-aloud/read-aloud.tsx')).ReadAloud);

/** The window: library, article with its margin, sidebar; and what stands over them. */
export function App() {
  // Before anything is asked for: what is answered after the stream began misses nothing, and is not asked for again.
  useEvents();
  const { data: info } = useQuery(infoQuery);
  const { data: settings } = useQuery(settingsQuery);
  const articleId = useSession((state) => state.articleId);
  const { data: stock, isPending: isCounting } = useQuery({ ...libraryQuery, enabled: articleId === null });
  const focusMode = useSession((state) => state.focusMode);
  const alone = useSession((state) => state.alone && state.articleId !== null);
  const drawer = useSession((state) => state.drawer);
  const narrow = useNarrow();
  const isRead = useSession(showsArticle);
  const place = useSession((state) => state.places.at(-1));
  const open = useCallback((id: string) => openArticle(id), []);
  const picker = useFilePicker(open);

  const hostChooses = info?.host.chooseFiles ?? false;
  const onImport = () => (hostChooses ? void importChosen(open) : picker.open());
  const onOpenLink = (url: string) => {
    const place = placeOf(url);
    if (place === null) void openAddress(url, info?.host.openExternal ?? false);
    else void followLink(place.articleId, place.noteId).catch(report);
  };

  useAppearance(settings);
  const language = useLanguage(settings);
  const isSettled = useLastArticle(settings, info?.welcome);
  usePageAddress();
  useOpenPlace();
  useFirstTour(settings, info?.welcome);
  useCommands({ onImport, onOpenLink });
  useStepNames(info?.host.nameSteps ?? false);
  const hasSettings = settings !== undefined;
  useEffect(() => {
    if (hasSettings) void loadTheRest(() => queryClient.isFetching() === 0);
  }, [hasSettings]);

  const showLibrary = narrow ? drawer === 'library' : settings?.libraryPane === true && !focusMode && !alone;
  const showSidebar =
    (narrow ? drawer === 'sidebar' : settings?.sidebarPane === true && !focusMode) && articleId !== null && isRead;
  // What had the keyboard may have gone with what was shown before; at a start nothing had it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another part of the window is shown
  useEffect(() => {
    if (isKeyboardFree()) giveKeyboardBack(null);
  }, [articleId, place, isRead, isSettled, showLibrary, showSidebar]);

  if (settings === undefined || language === null) return null;
  const library = showLibrary && (
    <FaultBoundary what={text.app.libraryFault} pane="library">
      <LibraryList
        articleId={articleId}
        onOpen={open}
        onOpenHit={(hit) => void openAt(hit.articleId, hit.noteId, hit.snippets[0])}
        onImport={onImport}
      />
    </FaultBoundary>
  );
  const sidebar = showSidebar && (
    <FaultBoundary key={articleId} what={text.app.sidebarFault} pane="sidebar">
      <Sidebar articleId={articleId} canReveal={info?.host.revealFile ?? false} onOpenLink={onOpenLink} />
    </FaultBoundary>
  );
  const shown = (
    <div
      key={language}
      className={styles.window}
      data-library={showLibrary && !narrow}
      data-sidebar={showSidebar && !narrow}
      style={paneWidths(settings)}
    >
      {!narrow && library}
      {!narrow && showLibrary && <PaneEdge pane="libraryWidth" width={settings.libraryWidth} />}
      <div className={styles.middle} inert={narrow && (showLibrary || showSidebar)}>
        {!focusMode && (
          <TopBar articleOpen={articleId !== null && isRead} libraryShown={showLibrary} sidebarShown={showSidebar} />
        )}
        {articleId !== null && <ReviewBar articleId={articleId} />}
        {place !== undefined ? (
          <FaultBoundary key={placeKey(place)} what={text.app.pageFault} onLeave={goBack}>
            <EntityScreen place={place} onOpenLink={onOpenLink} />
          </FaultBoundary>
        ) : articleId === null ? (
          isSettled &&
          !isCounting && (
            <Welcome
              onImport={onImport}
              onOpen={open}
              isEmpty={stock?.articles === 0 && !stock.isFilling}
              isFirst={settings.lastArticle === null}
            />
          )
        ) : (
          <FaultBoundary key={articleId} what={text.app.articleFault} onLeave={() => openArticle(null)}>
            <OpenArticle id={articleId} onOpenLink={onOpenLink} />
          </FaultBoundary>
        )}
      </div>
      {!narrow && showSidebar && <PaneEdge pane="sidebarWidth" width={settings.sidebarWidth} />}
      {!narrow && sidebar}
      {narrow && library && <Drawer side="start">{library}</Drawer>}
      {narrow && sidebar && <Drawer side="end">{sidebar}</Drawer>}
      <Importing onOpen={open} />
      <BulkProgress />
      <Backup />
      <ExportProgress />
      {picker.element}
      <Dialogs
        settings={settings}
        hostSaves={info?.host.saveFile ?? false}
        canReveal={info?.host.revealFile ?? false}
      />
      <FaultBoundary what={text.app.pageFault}>
        <Tour />
      </FaultBoundary>
      <ToastList />
    </div>
  );
  return <DirectionProvider direction={isMirrored() ? 'rtl' : 'ltr'}>{shown}</DirectionProvider>;
}

/** Opens what a link of the library leads to, where it is still there. */
async function followLink(articleId: string, noteId: string | null): Promise<void> {
  try {
    await queryClient.fetchQuery(articleQuery(articleId));
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'not-found') throw error;
    announce(text.app.notInLibrary);
    return;
  }
  await openAt(articleId, noteId);
}

/** A fault of one page is none of the page before it. */
function placeKey(place: EntityPlace): string {
  if (place.kind === 'comparison') return `${place.id} ${place.other}`;
  return place.kind === 'entity' ? place.id : place.kind;
}

interface OpenArticleProps {
  id: string;
  onOpenLink: (url: string) => void;
}

function OpenArticle({ id, onOpenLink }: OpenArticleProps) {
  const { data, annotations } = useArticle(id);
  const choosingPart = useSession((state) => state.choosingPart);
  const compared = useSession((state) => state.compared);
  const isReadAloud = useReadingAloud(({ status }) => status !== 'closed');
  useTitle(data?.article.title);
  if (choosingPart) return <ChoosePart articleId={id} />;
  if (compared !== null) {
    return (
      <VersionDiff
        articleId={id}
        from={compared}
        onShow={(passage) => {
          compareWith(null);
          showPassage(id, passage);
        }}
        onShowNote={(noteId) => {
          compareWith(null);
          void openAt(id, noteId);
        }}
      />
    );
  }
  return (
    <div className={styles.article}>
      <Find />
      <Reader
        articleId={id}
        onOpenLink={onOpenLink}
        underTitle={
          <>
            {data && <TrashNotice id={id} deleted={data.article.deleted} />}
            {data && <UnsureNotice article={data.article} />}
            {data && (
              <LinkNotice article={data.article} marks={annotations.filter(({ anchor }) => anchor !== null).length} />
            )}
            {data?.article.linkOnly === true && (
              <WaitingQuotes article={data.article} annotations={annotations} onOpenLink={onOpenLink} />
            )}
            {data?.article.linkOnly !== true && (
              <ReviewNotice annotations={annotations} onShow={() => runCommand('mark.review')} />
            )}
            {data && <DuplicateNotice article={data.article} />}
            <ArticleNotes articleId={id} annotations={annotations} onOpenLink={onOpenLink} />
          </>
        }
        underText={data && <Related article={data.article} />}
        margin={<Margin articleId={id} annotations={annotations} onOpenLink={onOpenLink} />}
      />
      {isReadAloud && <ReadAloud />}
    </div>
  );
}
