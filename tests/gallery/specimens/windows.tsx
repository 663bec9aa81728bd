import type { ReactNode } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import {
  annotationsQuery,
  articleQuery,
  deletedNotesQuery,
  entitiesQuery,
  queryClient,
} from '../../../src-renderer/api/queries.ts';
import app from '../../../src-renderer/app/app.module.css';
import { Sidebar } from '../../../src-renderer/app/sidebar.tsx';
import { TopBar } from '../../../src-renderer/app/top-bar.tsx';
import { Find } from '../../../src-renderer/features/find/find.tsx';
import { useFinding } from '../../../src-renderer/features/find/finding.ts';
import { ArticleNotes } from '../../../src-renderer/features/margin-notes/article-notes.tsx';
import { Margin } from '../../../src-renderer/features/margin-notes/margin.tsx';
import { DeletedNotes } from '../../../src-renderer/features/notes-list/deleted-notes.tsx';
import { ReviewBar } from '../../../src-renderer/features/notes-list/review-bar.tsx';
import { Reader } from '../../../src-renderer/features/reader/reader.tsx';
import { ReadAloud } from '../../../src-renderer/features/reading-aloud/read-aloud.tsx';
import { closed, useReadingAloud } from '../../../src-renderer/features/reading-aloud/reading-state.ts';
import { Tour } from '../../../src-renderer/features/tour/tour.tsx';
import { startTour, stepTour } from '../../../src-renderer/features/tour/tour-state.ts';
import { openArticle, useSession } from '../../../src-renderer/session/session.ts';
import { found, nextFrame, press } from '../acting.ts';
import { article, longTitle, note, notes, pictured, voice } from '../samples.ts';
import type { Specimen, SpecimenGroup } from '../specimen.ts';
import { text } from '../text-sample.ts';

const nothing = () => undefined;

interface WindowProps {
  id?: string;
  annotations?: readonly PlacedAnnotation[];
  sidebar?: boolean;
  children?: ReactNode;
}

/** The window with an article, as the app puts it together. */
function Window({ id = 'sample', annotations = notes, sidebar = true, children }: WindowProps) {
  return (
    <div className={app.window} data-sidebar={sidebar}>
      <div className={app.middle}>
        <TopBar articleOpen libraryShown={false} sidebarShown={sidebar} />
        <ReviewBar articleId={id} />
        <div className={app.article}>
          <Find />
          <Reader
            articleId={id}
            onOpenLink={nothing}
            underTitle={<ArticleNotes articleId={id} annotations={annotations} onOpenLink={nothing} />}
            underText={null}
            margin={<Margin articleId={id} annotations={annotations} onOpenLink={nothing} />}
          />
          {children}
        </div>
      </div>
      {sidebar && <Sidebar articleId={id} canReveal={false} onOpenLink={nothing} />}
    </div>
  );
}

/** Notes after the text became another one: proposed, likely, and nowhere. */
const reviewed = notes.map((each): PlacedAnnotation => {
  const { place, id } = each;
  if (place === null || !['drowned', 'damage', 'denied', 'hinges'].includes(id)) return each;
  if (id === 'denied') return { ...each, place: { state: 'lost', start: null, end: null, confidence: 0 } };
  return { ...each, place: { ...place, state: 'review', confidence: id === 'hinges' ? 0.3 : 0.8 } };
});

function tourCard(step: number): Specimen {
  return {
    id: `tour-${step + 1}`,
    title: `The tour, card ${step + 1}`,
    frame: { width: 1240, height: 720 },
    prepare: () => {
      openArticle('sample');
      useSession.setState({ tab: 'entities' });
      startTour('sample');
      for (let at = 0; at < step; at += 1) stepTour(1);
    },
    show: () => (
      <>
        <Window />
        <Tour />
      </>
    ),
  };
}

export const windows: SpecimenGroup = {
  title: 'The window around the article',
  specimens: [
    {
      id: 'said',
      title: 'What is found, what is read aloud, and who said what',
      frame: { width: 1240, height: 860 },
      prepare: () => {
        openArticle('sample');
        useFinding.setState({ query: 'the' });
        useReadingAloud.setState({
          ...closed,
          status: 'reading',
          index: 2,
          count: 9,
          voices: [voice],
          voice,
          language: 'en',
        });
        useSession.setState({ tab: 'said', finding: true });
      },
      show: () => (
        <Window>
          <ReadAloud />
        </Window>
      ),
      act: () => found('[data-hit-strip]').then(nothing),
    },
    {
      id: 'timeline',
      title: 'A selection with its bar, which asks as what it is added to the entities; what happened when',
      frame: { width: 1240, height: 860 },
      prepare: () => {
        openArticle('sample');
        useSession.setState({ tab: 'said', saidView: 'timeline' });
      },
      show: () => <Window />,
      act: async () => {
        await found('[data-row]');
        const start = text.indexOf('Harbour Board');
        useSession.getState().page?.select(start, start + 'Harbour Board'.length);
        await press('[data-mark-bar] button[aria-expanded]');
        await found('[data-mark-bar] fieldset');
      },
    },
    {
      id: 'said-unread',
      title: 'An article in a language that is not read for statements and dates',
      frame: { width: 900, height: 420 },
      prepare: () => {
        const id = 'unread';
        const content = 'sha256-unread';
        const html = '<p>Die Tore von Marsa blieben am Freitag zu, sagte die Hafenmeisterin.</p>';
        queryClient.setQueryData(articleQuery(id).queryKey, {
          article: { ...article, id, content, language: 'de' },
          html,
        });
        queryClient.setQueryData(annotationsQuery(id).queryKey, []);
        const nothingFound = { mentions: [], entities: [], quotes: [], dates: [] };
        queryClient.setQueryData(entitiesQuery(id, content).queryKey, nothingFound);
        openArticle(id);
        useSession.setState({ tab: 'said' });
      },
      show: () => <Window id="unread" annotations={[]} />,
    },
    {
      id: 'images',
      title:
        'An image that is marked, with its bar and the field of its tags; one under the pointer; one that is missing',
      frame: { width: 900, height: 1000 },
      prepare: () => {
        queryClient.setQueryData(articleQuery('pictured').queryKey, pictured.data);
        queryClient.setQueryData(annotationsQuery('pictured').queryKey, [...pictured.notes]);
        openArticle('pictured');
      },
      show: () => <Window id="pictured" annotations={pictured.notes} sidebar={false} />,
      act: async () => {
        const [first, second] = [await found('img'), await found('p:nth-of-type(4) img')];
        await Promise.all([first, second].map((image) => (image as HTMLImageElement).decode()));
        second.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        useSession.setState({ focusedNote: 'image', tagging: true });
        await found('[data-mark-bar] form');
      },
    },
    {
      id: 'review-window',
      title: 'Notes that need a look, of which one is being placed with the caret',
      frame: { width: 1240, height: 1000 },
      prepare: () => {
        queryClient.setQueryData(annotationsQuery('sample').queryKey, reviewed);
        openArticle('sample');
        useSession.setState({ tab: 'notes' });
      },
      show: () => <Window annotations={reviewed} />,
      act: async () => {
        await found('[data-entry]');
        useSession.setState({ reviewed: { id: 'drowned', step: 'place' } });
        await found('[data-hint]');
        await nextFrame();
      },
    },
    {
      id: 'deleted-notes',
      title: 'Notes that were deleted',
      prepare: () =>
        queryClient.setQueryData(deletedNotesQuery('changed').queryKey, [
          note('gone', 'Marsa', { body: 'Not needed any more', color: 'green' }),
          note('long-gone', 'Marsa', { body: longTitle, tags: ['quotable', 'denial'], color: 'pink' }),
          note('whole-gone', null, { body: `On the article “${article.title}”` }),
        ]),
      show: () => (
        <div className="pane">
          <DeletedNotes language="en" articleId="changed" />
        </div>
      ),
      act: () => press('summary', 'deleted-notes'),
    },
    tourCard(1),
    tourCard(2),
  ],
};
