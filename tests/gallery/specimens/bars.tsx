import { noHits } from '#shared/finding/hits.ts';
import { Drawer } from '../../../src-renderer/app/drawer.tsx';
import { TopBar } from '../../../src-renderer/app/top-bar.tsx';
import { FindBar } from '../../../src-renderer/features/find/find-bar.tsx';
import { type Finding, useFinding } from '../../../src-renderer/features/find/finding.ts';
import { LibraryList } from '../../../src-renderer/features/library-list/library-list.tsx';
import { ReadAloud } from '../../../src-renderer/features/reading-aloud/read-aloud.tsx';
import {
  closed,
  type ReadingAloud,
  useReadingAloud,
} from '../../../src-renderer/features/reading-aloud/reading-state.ts';
import { text } from '../../../src-renderer/lib/text.ts';
import { Drawn, drawn } from '../drawn.tsx';
import { voice } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;

const finding = (): readonly Partial<Finding>[] => [
  { query: 'lighthouse' },
  { query: '(gate', isPattern: true, problem: text.find.problem('Unterminated group', 1) },
  {
    query: 'harbour',
    wholeWord: true,
    hits: { starts: Uint32Array.of(1, 2, 3), ends: Uint32Array.of(2, 3, 4), more: false },
    current: 0,
    wrapped: 'top',
  },
];

const read = { count: 214, index: 11, voices: [voice], voice, language: 'en' } as const;
const reading: readonly Partial<ReadingAloud>[] = [
  { ...read, status: 'paused' },
  { ...read, status: 'ready', index: -1, problem: 'fails' },
  { status: 'ready', count: 214, problem: 'no-voices' },
  { status: 'ready', count: 214, voices: [voice], language: 'mt', problem: 'no-language' },
];

let findBars: readonly string[] = [];
let aloudBars: readonly string[] = [];

export const bars: SpecimenGroup = {
  title: 'Bars and panes',
  specimens: [
    {
      id: 'top-bar',
      title: 'Over an article, and over nothing',
      show: () => (
        <>
          <TopBar articleOpen libraryShown sidebarShown={false} />
          <TopBar articleOpen={false} libraryShown={false} sidebarShown={false} />
        </>
      ),
    },
    {
      id: 'find-bars',
      title: 'Find in the article: nothing found, a pattern that cannot be read, from the top again',
      prepare: () => {
        const initial = useFinding.getInitialState();
        findBars = finding().map((state, at) => {
          useFinding.setState({ ...initial, hits: noHits, ...state });
          return drawn(`find-${at}`, <FindBar />);
        });
        useFinding.setState(initial);
      },
      show: () =>
        findBars.map((html) => (
          <div key={html} className="stand" style={{ height: 84 }}>
            <Drawn html={html} />
          </div>
        )),
    },
    {
      id: 'aloud-bars',
      title: 'Reading aloud: paused, with a voice that fails, without any voice, without one for the language',
      prepare: () => {
        aloudBars = reading.map((state, at) => {
          useReadingAloud.setState({ ...closed, ...state });
          return drawn(`aloud-${at}`, <ReadAloud />);
        });
        useReadingAloud.setState(closed);
      },
      show: () => aloudBars.map((html) => <Drawn key={html} html={html} />),
    },
    {
      id: 'drawer',
      title: 'The library over the article, in a narrow window',
      show: () => (
        <div className="stand" style={{ height: 520, overflow: 'hidden' }}>
          <Drawer side="start">
            <LibraryList articleId={null} onOpen={nothing} onOpenHit={nothing} onImport={nothing} />
          </Drawer>
        </div>
      ),
    },
  ],
};
