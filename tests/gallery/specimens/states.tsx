import type { builtInLists } from '#shared/model/choices.ts';
import { lengthQuery, pageQuery } from '../../../src-renderer/api/list-queries.ts';
import { entitiesQuery, queryClient, searchQuery } from '../../../src-renderer/api/queries.ts';
import { FaultBoundary } from '../../../src-renderer/app/fault-boundary.tsx';
import { Welcome } from '../../../src-renderer/app/welcome.tsx';
import { EntityList } from '../../../src-renderer/features/entities/entity-list.tsx';
import { ArticleList } from '../../../src-renderer/features/library-list/article-list.tsx';
import { listOf } from '../../../src-renderer/features/library-list/lists.ts';
import { SearchResults } from '../../../src-renderer/features/library-list/search-results.tsx';
import { NotesList } from '../../../src-renderer/features/notes-list/notes-list.tsx';
import { article, row } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;
const paneStyle = { height: 300, display: 'grid' };

/** Answers the question of a query with a failure. */
function fail(queryKey: readonly unknown[], message: string): void {
  void queryClient.prefetchQuery({ queryKey, queryFn: () => Promise.reject(new Error(message)), retry: false });
}

function List({ name }: { name: 'inbox' | 'archive' | 'trash' | 'later' | 'reading' }) {
  const list = listOf(name, [], {});
  return (
    <div className="pane" style={paneStyle}>
      <ArticleList list={list} articleId="one" onOpen={nothing} onImport={nothing} />
    </div>
  );
}

function Failing(): never {
  throw new Error('The words of the fault itself');
}

export const states: SpecimenGroup = {
  title: 'Empty, loading, failed',
  specimens: [
    {
      id: 'lists',
      title: 'Lists: with rows, loading, empty, failed',
      prepare: () => {
        const told = { total: 0, pending: 0, problem: null, notice: null, articles: [] };
        const orderOf = (name: keyof typeof builtInLists) => listOf(name, [], {}).order;
        const rows = [row('one', { marks: 2 }), row('two', { title: 'A second row' })];
        queryClient.setQueryData(lengthQuery(orderOf('inbox')).queryKey, { ...told, total: 2 });
        queryClient.setQueryData(pageQuery(orderOf('inbox'), 0).queryKey, { ...told, total: 2, articles: rows });
        queryClient.setQueryData(lengthQuery(orderOf('reading')).queryKey, { ...told, total: 40 });
        queryClient.setQueryData(lengthQuery(orderOf('archive')).queryKey, told);
        queryClient.setQueryData(lengthQuery(orderOf('trash')).queryKey, told);
        fail(
          lengthQuery(orderOf('later')).queryKey,
          'The index of the library could not be read. It is made anew at the next start.',
        );
      },
      show: () => (
        <div className="columns">
          {(['inbox', 'reading', 'archive', 'trash', 'later'] as const).map((name) => (
            <List key={name} name={name} />
          ))}
        </div>
      ),
    },
    {
      id: 'search',
      title: 'What is found, in context; nothing; a query that cannot be read',
      prepare: () => {
        const nothingFound = { hits: [], isPartial: false, pending: 0, meant: null, problem: null, notice: null };
        const ranges = [[0, 7] as [number, number]];
        const snippets = [{ of: 'text' as const, text: 'harbour of Marsa closed its gates at noon', ranges }];
        const facts = {
          title: 'The harbour closes its gates',
          day: '2026-04-12',
          words: 420,
          language: 'en',
          score: 1,
        };
        const one = { ...facts, articleId: 'one', site: 'The Marsa Courier' };
        const other = { ...facts, articleId: 'other', site: 'Harbour News' };
        const told = [
          { of: 'note' as const, text: 'harbour master: ask again', ranges },
          { of: 'quote' as const, text: 'harbour of Marsa closed', ranges },
          { of: 'tag' as const, text: '#harbour/gates', ranges: [[1, 8] as [number, number]] },
        ];
        queryClient.setQueryData(searchQuery('harbour').queryKey, {
          ...nothingFound,
          hits: [
            { ...one, kind: 'article', noteId: null, snippets },
            { ...other, kind: 'article', noteId: null, snippets },
            { ...one, kind: 'note', noteId: 'n', snippets: told.slice(0, 2) },
            { ...one, title: 'A quay', articleId: 'quay', kind: 'note', noteId: 'm', snippets: told.slice(1) },
          ],
        });
        queryClient.setQueryData(searchQuery('harbuor').queryKey, { ...nothingFound, meant: 'harbour' });
        queryClient.setQueryData(searchQuery('before:soon').queryKey, {
          ...nothingFound,
          problem: { code: 'bad-date', message: 'This is no date.', start: 7, end: 11 },
        });
      },
      show: () => (
        <div className="columns">
          {['harbour', 'harbuor', 'before:soon'].map((query) => (
            <div key={query} className="pane">
              <SearchResults
                onLeave={nothing}
                entered={null}
                onEntered={() => undefined}
                query={query}
                options={null}
                onOpen={nothing}
                onQuery={nothing}
              />
            </div>
          ))}
        </div>
      ),
    },
    {
      id: 'empty-sidebar',
      title: 'The sidebar: no notes, entities that could not be read',
      prepare: () => fail(entitiesQuery('failed', 'x').queryKey, 'The article could not be read. Its file is in use.'),
      show: () => (
        <div className="columns">
          <div className="pane">
            <NotesList article={article} annotations={[]} />
          </div>
          <div className="pane">
            <EntityList articleId="failed" content="x" />
          </div>
        </div>
      ),
    },
    {
      id: 'welcome-empty',
      title: 'The middle: an empty library, and nothing open',
      frame: { width: 760, height: 460 },
      show: () => <Welcome isEmpty isFirst onOpen={nothing} onImport={nothing} />,
    },
    {
      id: 'welcome',
      title: 'Nothing open',
      frame: { width: 760, height: 560 },
      show: () => <Welcome isEmpty={false} isFirst={false} onOpen={nothing} onImport={nothing} />,
    },
    {
      id: 'fault',
      title: 'A fault of Postil',
      frame: { width: 760, height: 380 },
      show: () => (
        <FaultBoundary what="This article" onLeave={nothing}>
          <Failing />
        </FaultBoundary>
      ),
    },
  ],
};
