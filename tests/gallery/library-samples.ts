import type { EntityType } from '#shared/model/entity.ts';
import type { EntityPage, LibraryEntity } from '#shared/model/library-entity.ts';
import type { DatedSentence, Statement } from '#shared/model/statement.ts';
import {
  datedQuery,
  duplicatesQuery,
  entityChoicesQuery,
  entityListQuery,
  entityPageQuery,
  queryClient,
  relatedQuery,
  statementsQuery,
} from '../../src-renderer/api/queries.ts';
import { article, longTitle } from './samples.ts';

/** Literal samples of what the library knows as a whole: entities, who said what, what is there twice. */
function entity(type: EntityType, name: string, changes: Partial<LibraryEntity> = {}): LibraryEntity {
  return { id: `${type}:${name}`, type, name, aliases: [], articles: 1, mentions: 1, scope: null, ...changes };
}

export const vella = entity('person', 'Carmela Vella', {
  aliases: ['Vella', 'C. Vella'],
  articles: 14,
  mentions: 61,
});
const found: readonly LibraryEntity[] = [
  vella,
  entity('organisation', 'Harbour Board', { aliases: ['the Board'], articles: 11, mentions: 40 }),
  entity('place', 'Marsa', { articles: 9, mentions: 31 }),
  entity('event', 'Spring Regatta', { articles: 2, mentions: 2 }),
  entity('work', longTitle, { articles: 1240, mentions: 3110 }),
  entity('organisation', 'Nordhaven Works', { articles: 2, mentions: 4 }),
];

/** The whole page of an article that has everything. */
const page: EntityPage = {
  entity: vella,
  names: [
    { text: 'Carmela Vella', count: 22 },
    { text: 'Vella', count: 36 },
    { text: 'C. Vella', count: 3 },
  ],
  roles: [
    { text: 'keeper of the lock', articles: 6 },
    { text: 'Hafenmeisterin', articles: 1 },
  ],
  notes: [
    {
      id: 'note',
      entity: { type: 'person', name: 'Carmela Vella' },
      articles: null,
      body: 'Ask her for the **tide tables** of 1986.\n\n- answers on Mondays',
      modified: '2026-03-14T08:00:00.000Z',
    },
    {
      id: 'other',
      entity: { type: 'person', name: 'C. Vella' },
      articles: null,
      body: 'The same as in the log of 1998?',
      modified: '2026-03-14T08:00:00.000Z',
    },
  ],
  articles: [
    {
      id: 'sample',
      title: article.title,
      site: article.site,
      published: article.published,
      saved: article.saved,
      content: article.content,
      count: 12,
      mentions: [
        mention('said ', 'Carmela Vella', ', who has kept the lock since 1998'),
        mention('until then ', 'Vella', ' denied that the warning had come late, and named three boats'),
      ],
    },
    {
      id: 'long',
      title: longTitle,
      site: null,
      published: null,
      saved: article.saved,
      content: '',
      count: 1,
      mentions: [mention('', 'C. Vella', ' is named once, in the acknowledgements')],
    },
  ],
  total: 14,
  months: ['2025-06', '2025-09', '2025-10', '2026-01', '2026-02', '2026-03'].map((month, at) => ({
    month,
    articles: [1, 3, 1, 2, 5, 2][at] ?? 0,
    mentions: 1,
  })),
  together: [...found.slice(1), ...Array.from({ length: 7 }, (_, at) => entity('person', `Witness ${at + 1}`))].map(
    (each, at) => ({ entity: each, articles: 9 - Math.min(8, at) }),
  ),
  similar: [entity('person', 'Carmela Vella-Borg', { articles: 2, mentions: 3 })],
  corrections: ['c1'],
  pending: 40,
};

function mention(before: string, name: string, after: string) {
  const start = before.length;
  return {
    start,
    end: start + name.length,
    text: name,
    snippet: { text: `${before}${name}${after}`, start, end: start + name.length },
  };
}

const speaker = (name: string) => ({ start: 0, end: 0, name, entity: null });

function statement(start: number, text: string, changes: Partial<Statement> = {}): Statement {
  return {
    articleId: 'sample',
    start,
    end: start + text.length,
    text,
    kind: 'direct',
    verb: 'said',
    lead: null,
    stance: 'said',
    speaker: speaker('Carmela Vella'),
    possible: null,
    via: null,
    date: '2026-03-13',
    isDated: false,
    title: article.title,
    site: article.site,
    published: article.published,
    content: article.content,
    ...changes,
  };
}

const statements: readonly Statement[] = [
  statement(0, '“Nobody drowned, and nobody was surprised.”'),
  statement(1, 'the warning had come late', {
    kind: 'indirect',
    verb: 'denied',
    lead: 'denied that',
    date: '2026-03-12',
    isDated: true,
    via: speaker('Harbour News'),
  }),
  statement(2, '“The gates will be looked at on Monday.”', { speaker: null, possible: speaker('Nordhaven Works') }),
  statement(3, '“Somebody will have to pay for this.”', { speaker: null, verb: null, date: null, title: longTitle }),
  statement(4, 'die Tore seien seit vierzig Jahren nicht geschlossen worden', {
    kind: 'indirect',
    verb: 'sagte',
    speaker: speaker('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'),
    date: '1986-02',
    isDated: true,
    site: null,
  }),
];

/** More than a section shows at first. */
const many: readonly Statement[] = [...statements, statement(5, '“Ask the sea.”'), statement(6, '“Ask the Board.”')];

const sentences: readonly DatedSentence[] = [
  ['2026-03-13', 'The harbour of Marsa closed its gates at noon on Friday.'],
  ['2026-03-13', 'Vella denied that the warning had come late.'],
  ['1998', 'Carmela Vella has kept the lock since 1998.'],
].map(([iso = '', text = ''], at) => ({
  articleId: 'sample',
  start: at,
  end: at + text.length,
  text,
  iso,
  title: article.title,
  site: article.site,
  published: article.published,
  content: article.content,
}));

const first = [0];

/** Gives the page what it would ask for of the whole library. */
export function knowLibrary(): void {
  const know = queryClient.setQueryData.bind(queryClient);
  know(entityListQuery({ query: '', types: [], sort: 'weight' }).queryKey, {
    pages: [{ entities: [...found], total: 3481, pending: 40 }],
    pageParams: first,
  });
  know(entityChoicesQuery('').queryKey, { entities: [...found], total: 6, pending: 0 });
  know(entityPageQuery(vella.id).queryKey, { pages: [page], pageParams: first });
  const said = (list: readonly Statement[], total = list.length) => ({
    pages: [{ statements: [...list], total, pending: 0 }],
    pageParams: first,
  });
  know(statementsQuery({ by: vella.id }).queryKey, said(many, 31));
  know(statementsQuery({ about: vella.id }).queryKey, said(statements.slice(2, 3)));
  know(datedQuery(vella.id).queryKey, {
    pages: [{ sentences: [...sentences], total: sentences.length, pending: 0 }],
    pageParams: first,
  });
  know(statementsQuery({ who: '', topic: '', from: null, until: null }).queryKey, said(statements, 1240));
  know(duplicatesQuery.queryKey, { pages: [{ groups: duplicates, total: 2 }], pageParams: first });
  know(relatedQuery('sample', article.content).queryKey, [
    {
      id: 'lock',
      title: 'Forty years at the lock',
      site: 'Harbour News',
      day: '2025-11-02',
      score: 0.4,
      entities: [{ id: vella.id, type: 'person', name: vella.name }],
      words: ['gates', 'sluice'],
    },
    { id: 'long', title: longTitle, site: '', day: '2026-03-01', score: 0.3, entities: [], words: ['harbour'] },
    {
      id: 'third',
      title: 'Der Hafen schließt seine Tore',
      site: 'Hafenblatt',
      day: '2026-03-14',
      score: 0.2,
      entities: [],
      words: ['gates', 'harbour'],
    },
  ]);
}

const duplicates = [
  [
    { id: 'sample', title: article.title, site: 'The Postil Sampler', same: null, marks: 7 },
    {
      id: 'other',
      title: 'Marsa closes its gates',
      site: 'Harbour News',
      same: { by: 'text' as const, percent: 94 },
      marks: 0,
    },
  ],
  [
    { id: 'long', title: longTitle, site: 'sampler.example', same: null, marks: 1 },
    { id: 'again', title: longTitle, site: '', same: { by: 'address' as const, percent: 100 }, marks: 0 },
  ],
].map((articles) => ({ articles: articles.map((each) => ({ day: '2026-03-13', words: 1120, ...each })) }));
