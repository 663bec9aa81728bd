import { readingText } from '#shared/anchoring/reading-text.ts';
import { type Annotation, annotationSchema, type PlacedAnnotation } from '#shared/model/annotation.ts';
import { type Article, type ArticleSummary, articleSchema, articleSummarySchema } from '#shared/model/article.ts';
import type { Entity, Mention, Recognition } from '#shared/model/entity.ts';
import type { LinkedNote } from '#shared/model/linked-note.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import { continueQuery, libraryQuery, savedListsQuery } from '../../src-renderer/api/list-queries.ts';
import {
  annotationsQuery,
  articleQuery,
  deletedNotesQuery,
  duplicatesOfQuery,
  entitiesQuery,
  linksQuery,
  queryClient,
  rulesQuery,
  settingsQuery,
  tagUsesQuery,
} from '../../src-renderer/api/queries.ts';

/** Literal samples: articles, notes and names, and what of them the page knows without asking. */
export const settings = defaultSettings;

const time = '2026-03-14T08:00:00.000Z';

export const body = `
<p>VALLETTA – The <em>harbour</em> of Marsa closed its gates at noon on Friday, for the first time in forty years, after the wind had turned twice in one morning.</p>
<p>“Nobody drowned, and nobody was surprised,” said Carmela Vella, who has kept the lock since 1998. “The charts were wrong. The sea was not.”</p>
<h2>What the gates cost</h2>
<p>The Harbour Board puts the damage at 2.4 million euros. Vella denied that the warning had come late, and named three boats that had answered it.</p>
<p>Engineers of Nordhaven Works will look at the hinges on Monday; until then the ferries to Gozo leave from Sliema.</p>`;

const template = document.createElement('template');
template.innerHTML = body;
const text = readingText(template.content).text;

export const article: Article = articleSchema.parse({
  format: 1,
  id: 'sample',
  title: 'The harbour closes its gates, and the charts are blamed',
  byline: 'Ida Brandt',
  site: 'The Postil Sampler',
  url: 'https://sampler.example/harbour',
  canonicalUrl: null,
  published: '2026-03-13',
  saved: time,
  modified: time,
  language: 'en',
  description: null,
  tags: ['harbours', 'malta/marsa'],
  state: 'inbox',
  progress: { furthest: 0.4, last: 0.2 },
  words: 1120,
  content: 'sha256-sample',
  source: { file: 'original.html', name: 'harbour.html', contentType: 'text/html', encoding: 'utf-8', sha256: '0' },
  certainty: 0.4,
  found: { byline: { source: 'by-line text', confidence: 0.4 } },
  versions: [],
  warnings: ['2 images were not saved with the page'],
  deleted: null,
});

/** A row of the list; `id` tells it from the others. */
export function row(id: string, changes: Partial<ArticleSummary> = {}): ArticleSummary {
  return { ...articleSummarySchema.parse({ ...article, marks: 0 }), id, ...changes };
}

export const longTitle =
  'An unusually long headline about the consequences of the consequences, which an editor wrote late at night and nobody cut before it went to print, with Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft in it';

/** A note on the words `quote` of the article, or on the article where that is null. */
export function note(id: string, quote: string | null, changes: Partial<Annotation> = {}): PlacedAnnotation {
  const start = quote === null ? -1 : text.indexOf(quote);
  const isThere = quote !== null && start >= 0;
  const end = start + (quote?.length ?? 0);
  return {
    ...annotationSchema.parse({
      id,
      kind: 'note',
      color: 'yellow',
      anchor: quote === null ? null : { ...anchorOf(quote, Math.max(0, start)), content: article.content },
      body: '',
      tags: [],
      links: [],
      created: time,
      modified: time,
      deleted: null,
      ...changes,
    }),
    place: isThere ? { state: 'exact', start, end, confidence: 1 } : null,
  };
}

function anchorOf(exact: string, start: number) {
  const quote = {
    exact,
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(start + exact.length, start + exact.length + 32),
  };
  return { quote, position: { start, end: start + exact.length } };
}

export const markdown =
  'Compare the **September** chart:\n\n- depth at the sill\n- wind, twice\n\nIt says `2.4 m`, see [the board](https://sampler.example/board). #charts';

export const notes: readonly PlacedAnnotation[] = [
  note('whole', null, { body: 'Keep for the piece on harbours that were built for smaller storms.', color: 'teal' }),
  note('gates', 'closed its gates at noon on Friday', {
    color: 'green',
    body: 'First closure since 1986. Check with the board.',
  }),
  note('turned', 'noon on Friday, for the first time in forty years', { color: 'blue' }),
  note('drowned', '“Nobody drowned, and nobody was surprised,”', {
    color: 'pink',
    tags: ['quotable'],
    body: 'The quote for the headline.',
  }),
  note('damage', '2.4 million euros', {
    color: 'orange',
    links: [{ to: 'gates', article: 'sample', relation: 'supports' }],
  }),
  note('denied', 'denied that the warning had come late', { color: 'purple', body: 'Deny verb.', tags: ['denial'] }),
  note('hinges', 'look at the hinges on Monday', { color: 'red' }),
  note('ferries', 'the ferries to Gozo leave from Sliema', { color: 'teal' }),
];

export const links: readonly LinkedNote[] = [
  {
    note: 'damage',
    direction: 'to',
    relation: 'supports',
    other: {
      articleId: 'sample',
      id: 'gates',
      title: article.title,
      quote: 'closed its gates at noon on Friday',
      body: '',
      color: 'green',
    },
  },
];

function entity(id: string, type: Entity['type'], name: string, changes: Partial<Entity> = {}): Entity {
  return { id, type, name, aliases: [], count: 1, ...changes };
}

export const entities: readonly Entity[] = [
  entity('vella', 'person', 'Carmela Vella', {
    aliases: ['Vella'],
    count: 2,
    roles: ['who has kept the lock since 1998'],
  }),
  entity('board', 'organisation', 'Harbour Board', { corrections: ['c1'] }),
  entity('works', 'organisation', 'Nordhaven Works', { possible: true }),
  entity('marsa', 'place', 'Marsa'),
  entity('gozo', 'place', 'Gozo', { possible: true }),
];

const names = ['Carmela Vella', 'Harbour Board', 'Vella', 'Nordhaven Works', 'Marsa', 'Gozo'];
const mentions: readonly Mention[] = names
  .flatMap((name) => {
    const named = entities.find((each) => each.name === name || each.aliases.includes(name));
    const start = name === 'Vella' ? text.lastIndexOf(name) : text.indexOf(name);
    return named === undefined
      ? []
      : [{ start, end: start + name.length, text: name, type: named.type, entity: named.id }];
  })
  .sort((a, b) => a.start - b.start);

const recognition: Recognition = { mentions: [...mentions], entities: [...entities], quotes: [], dates: [] };

/** Gives the page what it would ask for. */
export function knowSamples(): void {
  queryClient.setQueryData(settingsQuery.queryKey, settings);
  queryClient.setQueryData(articleQuery('sample').queryKey, { article, html: body });
  queryClient.setQueryData(annotationsQuery('sample').queryKey, [...notes]);
  queryClient.setQueryData(linksQuery('sample').queryKey, [...links]);
  queryClient.setQueryData(deletedNotesQuery('sample').queryKey, []);
  queryClient.setQueryData(entitiesQuery('sample', article.content).queryKey, {
    ...recognition,
    entities: entities.map((each) => ({
      ...each,
      libraryId: `${each.type}:${each.name}`,
      elsewhere: each.id === 'vella' ? 2 : 0,
      scope: null,
    })),
  });
  queryClient.setQueryData(duplicatesOfQuery('sample').queryKey, {
    total: 1,
    groups: [
      {
        articles: [
          {
            id: 'sample',
            title: article.title,
            site: 'The Postil Sampler',
            day: '2026-03-13',
            words: 1120,
            marks: 7,
            same: null,
          },
          {
            id: 'other',
            title: 'Marsa closes its gates',
            site: 'Harbour News',
            day: '2026-03-14',
            words: 1090,
            marks: 0,
            same: { by: 'text', percent: 94 },
          },
        ],
      },
    ],
  });
  queryClient.setQueryData(tagUsesQuery.queryKey, [
    { tag: 'denial', articles: 0, notes: 4 },
    { tag: 'harbours', articles: 12, notes: 1 },
    { tag: 'quotable', articles: 0, notes: 9 },
  ]);
  queryClient.setQueryData(savedListsQuery.queryKey, []);
  queryClient.setQueryData(rulesQuery.queryKey, []);
  queryClient.setQueryData(libraryQuery.queryKey, { articles: 3, isFilling: false });
  queryClient.setQueryData(continueQuery.queryKey, [row('one'), row('two', { title: longTitle })]);
}
