import { builtInLists } from '#shared/model/choices.ts';
import type { SavedList } from '#shared/model/saved-list.ts';
import { countsQuery, lengthQuery, pageQuery, savedListsQuery } from '../../../src-renderer/api/list-queries.ts';
import {
  completionsQuery,
  queryClient,
  searchQuery,
  tagCountsQuery,
  tagUsesQuery,
} from '../../../src-renderer/api/queries.ts';
import { ArticleList } from '../../../src-renderer/features/library-list/article-list.tsx';
import { noteIndexProgress } from '../../../src-renderer/features/library-list/index-line.tsx';
import { LibraryList } from '../../../src-renderer/features/library-list/library-list.tsx';
import { useListView } from '../../../src-renderer/features/library-list/list-view.ts';
import { listOf } from '../../../src-renderer/features/library-list/lists.ts';
import { TagNameForm } from '../../../src-renderer/features/library-list/tags/tag-name-form.tsx';
import tagsSection from '../../../src-renderer/features/library-list/tags/tags-section.module.css';
import { found, press, write } from '../acting.ts';
import { longTitle, row } from '../samples.ts';
import type { SpecimenGroup } from '../specimen.ts';

const nothing = () => undefined;
const tags = ['denial', 'harbours', 'malta/marsa', 'malta/valletta', 'quotable', 'Zeitungsausschnittsammlung/1986'];
const uses = tags.map((tag, at) => ({ tag, articles: at * 7, notes: 1 }));

const saved: readonly SavedList[] = [
  ['harbours', 'Harbours', 'tag:harbours -is:archive'],
  ['long', longTitle.slice(0, 100), 'is:unread length:>2000'],
  ['broken', 'Before soon', 'before:soon'],
].map(([id = '', name = '', query = ''], rank) => ({
  id,
  name,
  query,
  sort: 'saved',
  reversed: false,
  rank,
  created: '',
  modified: '',
  deleted: null,
}));

function knowLists(): void {
  const told = { total: 0, pending: 0, problem: null, notice: null, articles: [] };
  const { order } = listOf('harbours', saved, {});
  const broken = listOf('broken', saved, {}).order;
  const rows = [row('one', { marks: 2 }), row('two', { title: 'A second row' }), row('three', { title: longTitle })];
  const queries = [...Object.values(builtInLists), ...saved.map(({ query }) => query)];
  const counts = [12, 3, 0, 140, 12_405, 12_560, 7, 26, 4, null];
  queryClient.setQueryData(savedListsQuery.queryKey, [...saved]);
  queryClient.setQueryData(
    countsQuery(queries).queryKey,
    new Map(queries.map((each, at) => [each, counts[at] ?? null])),
  );
  queryClient.setQueryData(tagUsesQuery.queryKey, uses);
  for (const shown of [[], ['denial', 'harbours', 'malta', 'quotable', 'Zeitungsausschnittsammlung']])
    queryClient.setQueryData(tagCountsQuery(shown).queryKey, new Map(shown.map((tag, at) => [tag, at * 7 + 1])));
  queryClient.setQueryData(lengthQuery(order).queryKey, { ...told, total: 3 });
  queryClient.setQueryData(pageQuery(order, 0).queryKey, { ...told, total: 3, articles: rows });
  queryClient.setQueryData(lengthQuery(broken).queryKey, {
    ...told,
    problem: { code: 'bad-date', message: 'This is no date.', start: 7, end: 11 },
  });
  queryClient.setQueryData(completionsQuery('tag:har', 7).queryKey, {
    start: 4,
    end: 7,
    options: [
      { text: 'harbours', articles: 26 },
      { text: '"hard to find"', articles: 3 },
      { text: 'Hafenmeisterinnen-und-Hafenmeister', articles: null },
    ],
  });
  const snippets = [
    { of: 'text' as const, text: 'harbour of Marsa closed its gates at noon', ranges: [[0, 7] as [number, number]] },
  ];
  const facts = { site: 'The Marsa Courier', day: '2026-04-12', words: 420, language: 'en' };
  const hit = { articleId: 'one', noteId: null, title: 'The harbour closes its gates', ...facts, score: 1, snippets };
  queryClient.setQueryData(searchQuery('tag:har').queryKey, {
    hits: [
      { ...hit, kind: 'article' },
      { ...hit, kind: 'note', noteId: 'n', title: longTitle },
    ],
    isPartial: true,
    pending: 40,
    meant: null,
    problem: null,
    notice: null,
  });
}

export const lists: SpecimenGroup = {
  title: 'Lists',
  specimens: [
    {
      id: 'library',
      title:
        'The library while it is read: a saved list with its menu, tags, several articles selected; a search; a query that cannot be read',
      frame: { width: 1000, height: 900 },
      prepare: () => {
        knowLists();
        useListView.setState({ shown: 'harbours', selected: new Set(['one', 'two']) });
        noteIndexProgress({ done: 800, total: 12_405 });
      },
      show: () => (
        <div className="panes">
          <LibraryList articleId="one" onOpen={nothing} onOpenHit={nothing} onImport={nothing} />
          <LibraryList articleId="one" onOpen={nothing} onOpenHit={nothing} onImport={nothing} />
          <div className="pane">
            <ArticleList list={listOf('broken', saved, {})} articleId={null} onOpen={nothing} onImport={nothing} />
          </div>
        </div>
      ),
      act: async () => {
        await write('.panes > :nth-child(2) #library-search', 'tag:har');
        await press('.panes > :nth-child(1) button[aria-expanded]:not([aria-haspopup])');
        await found('[role="treeitem"]');
        await press('.panes > :nth-child(1) [aria-haspopup="menu"]');
        await found('[role="menu"]');
      },
    },
    {
      id: 'tag-names',
      title: 'Another name of a tag: what the slash does, one that there is, one that cannot be',
      show: () => (
        <div className="columns">
          {['quotable', 'denial', 'malta'].map((tag) => (
            <div key={tag} className={`pane ${tagsSection.row}`} style={{ paddingInline: 8 }} data-tag-form={tag}>
              <TagNameForm tag={tag} uses={uses} onDone={nothing} onLeave={nothing} />
            </div>
          ))}
        </div>
      ),
      act: async () => {
        await write('[data-tag-form="denial"] input', 'Harbours');
        await write('[data-tag-form="malta"] input', 'malta/gozo');
      },
    },
  ],
};
